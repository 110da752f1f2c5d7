package io.argus.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the endpoint does not know: a filter with a typing error in its
 * name must not look like one that matches everything.
 */
@Singleton
public final class KnownParameters {

  private final Map<Method, NavigableSet<String>> known = new ConcurrentHashMap<>();

  /**
   * @throws ProblemException 400 that names the first unknown parameter, and those that are known
   */
  @ServerRequestFilter
  public void check(ResourceInfo resource, UriInfo uri) {
    Method method = resource.getResourceMethod();
    if (method != null && isChecked(method)) {
      check(method, uri.getQueryParameters().keySet());
    }
  }

  /** What is not ours, as the MCP server, has its own rules. */
  private static boolean isChecked(Method method) {
    return method.getDeclaringClass().getName().startsWith("io.argus.")
        && !method.isAnnotationPresent(ReadsItsQuery.class);
  }

  private void check(Method method, Set<String> given) {
    NavigableSet<String> names = known.computeIfAbsent(method, KnownParameters::of);
    for (String name : given) {
      if (!names.contains(name)) {
        throw ProblemException.invalid(
            name,
            names.isEmpty()
                ? "This takes no query parameters."
                : "There is no such parameter here. Known are " + String.join(", ", names) + ".");
      }
    }
  }

  private static NavigableSet<String> of(Method method) {
    NavigableSet<String> names = new TreeSet<>();
    Arrays.stream(method.getParameters()).flatMap(KnownParameters::queried).forEach(names::add);
    return names;
  }

  private static Stream<String> queried(Parameter parameter) {
    return parameter.isAnnotationPresent(BeanParam.class)
        ? Arrays.stream(parameter.getType().getDeclaredFields()).flatMap(KnownParameters::name)
        : name(parameter);
  }

  private static Stream<String> name(AnnotatedElement element) {
    return Stream.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
  }
}
