package io.argus.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a service's resources take: which methods a path has, and which media types these read. */
final class Endpoints {

  private final List<Endpoint> endpoints = new ArrayList<>();

  private record Endpoint(Pattern path, String method, List<String> mediaTypes) {}

  Endpoints(Iterable<Class<?>> resources) {
    resources.forEach(this::add);
  }

  private void add(Class<?> resource) {
    for (Method method : resource.getMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          endpoints.add(
              new Endpoint(path(resource, method), verb.value(), taken(resource, method)));
        }
      }
    }
  }

  /** The methods of a path, in the form of the header {@code Allow}. */
  String methods(String path) {
    Set<String> methods = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
    for (Endpoint endpoint : endpoints) {
      if (endpoint.path().matcher(path).matches()) {
        methods.add(endpoint.method());
      }
    }
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    return String.join(", ", methods);
  }

  /** The media types that a method of a path reads. */
  String mediaTypes(String method, String path) {
    Set<String> types = new TreeSet<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().equals(method) && endpoint.path().matcher(path).matches()) {
        types.addAll(endpoint.mediaTypes());
      }
    }
    return String.join(", ", types);
  }

  private static Pattern path(Class<?> resource, Method method) {
    String path =
        "/"
            + text(resource.getAnnotation(Path.class))
            + "/"
            + text(method.getAnnotation(Path.class));
    String names = path.replaceAll("/+", "/").replaceAll("/$", "").replaceAll("\\{[^}]+}", "[^/]+");
    return Pattern.compile(names + "/?");
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.value();
  }

  private static List<String> taken(Class<?> resource, Method method) {
    Consumes said = method.getAnnotation(Consumes.class);
    Consumes consumes = said == null ? resource.getAnnotation(Consumes.class) : said;
    return consumes == null ? List.of() : Arrays.asList(consumes.value());
  }
}
