package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private final Endpoints endpoints = new Endpoints(List.of(Things.class, Parts.class));

  @Path("/api/things")
  @Consumes("application/json")
  public static class Things {
    @GET
    public void list() {}

    @POST
    public void add() {}

    @DELETE
    @Path("{id}")
    public void delete() {}

    @POST
    @Path("{id}/picture")
    @Consumes({"image/png", "image/jpeg"})
    public void picture() {}
  }

  @Path("api/things/{id}/parts/")
  public static class Parts {
    @GET
    @Path("/{part}")
    public void part() {}
  }

  @Test
  void a_path_has_the_methods_of_all_that_stand_there() {
    assertThat(endpoints.methods("/api/things")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(endpoints.methods("/api/things/")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(endpoints.methods("/api/things/1")).isEqualTo("DELETE, OPTIONS");
    assertThat(endpoints.methods("/api/things/1/parts/2")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(endpoints.methods("/api/nothing")).isEqualTo("OPTIONS");
  }

  @Test
  void a_method_reads_what_it_says_or_else_its_class() {
    assertThat(endpoints.mediaTypes("POST", "/api/things")).isEqualTo("application/json");
    assertThat(endpoints.mediaTypes("POST", "/api/things/1/picture"))
        .isEqualTo("image/jpeg, image/png");
    assertThat(endpoints.mediaTypes("GET", "/api/things/1/parts/2")).isEmpty();
  }
}
