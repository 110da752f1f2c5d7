package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownParametersTest {

  /** As a resource of ours may look. */
  static final class Resource {

    static final class Search {
      @QueryParam("status")
      @Nullable String status;

      @Nullable String other;
    }

    void list(@BeanParam Search search, @QueryParam("limit") String limit) {}

    void one(@PathParam("id") String id) {}

    @ReadsItsQuery
    void all(UriInfo uri) {}
  }

  private final KnownParameters parameters = new KnownParameters();

  @Test
  void may_be_given_or_not() {
    assertThatCode(asking("list")).doesNotThrowAnyException();
    assertThatCode(asking("list", "limit", "status")).doesNotThrowAnyException();
  }

  @Test
  void are_told_to_whoever_gives_another() {
    assertRefused(
        asking("list", "limit", "other"),
        "other",
        "There is no such parameter here. Known are limit, status.");
    assertRefused(asking("list", "Limit"), "Limit", "Known are limit, status.");
    assertRefused(asking("one", "id"), "id", "This takes no query parameters.");
  }

  @Test
  void are_the_endpoints_matter_where_it_says_so() {
    assertThatCode(asking("all", "whatever")).doesNotThrowAnyException();
  }

  @Test
  void are_no_matter_of_what_is_not_ours() throws NoSuchMethodException {
    Method foreign = String.class.getMethod("strip");

    assertThatCode(() -> parameters.check(resource(foreign), uri("x"))).doesNotThrowAnyException();
    assertThatCode(() -> parameters.check(resource(null), uri("x"))).doesNotThrowAnyException();
  }

  private static void assertRefused(ThrowingCallable asking, String field, String detail) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().field()).isEqualTo(field);
              assertThat(e.problem().detail()).endsWith(detail);
            });
  }

  private ThrowingCallable asking(String endpoint, String... names) {
    Method method =
        Arrays.stream(Resource.class.getDeclaredMethods())
            .filter(declared -> declared.getName().equals(endpoint))
            .findFirst()
            .orElseThrow();
    return () -> parameters.check(resource(method), uri(names));
  }

  private static ResourceInfo resource(@Nullable Method method) {
    return as(ResourceInfo.class, method);
  }

  private static UriInfo uri(String... names) {
    MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
    for (String name : names) {
      query.add(name, "1");
    }
    return as(UriInfo.class, query);
  }

  /** Whatever it is asked for, it has this. */
  private static <T> T as(Class<T> type, @Nullable Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answer));
  }
}
