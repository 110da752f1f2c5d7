package io.argus.ingest.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AttachmentNameTest {

  @Property
  void whatever_is_given_a_name_is_one_short_line_and_its_key_is_one_of_ours(
      @ForAll @StringLength(max = 400) String given) {
    String name = AttachmentName.of(given);

    assertThat(name).isNotBlank().doesNotContain("/", "\\", "\n", "\r", "\0");
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(90);
    assertThat(AttachmentName.of(name)).isEqualTo(name);
    AttachmentKey key = key(name);
    assertThat(AttachmentKey.parse(key.key())).contains(key);
    String file = key.key().substring(key.key().lastIndexOf('/') + 1);
    assertThat(file).matches("[A-Za-z0-9_.-]{66,255}");
    assertThat(ContentDisposition.of(key)).matches("[\\x20-\\x7e]+");
  }

  @Test
  void characters_that_turn_a_name_around_are_dropped() {
    assertThat(AttachmentName.of("invoice\u202egpj.exe")).isEqualTo("invoicegpj.exe");
    assertThat(AttachmentName.of("a\u0000b\u0085.txt")).isEqualTo("ab.txt");
    assertThat(AttachmentName.of("...")).isEqualTo("attachment");
    assertThat(AttachmentName.of("x".repeat(300) + ".png")).endsWith("….png");
  }

  @Test
  void the_header_says_the_name_twice() {
    assertThat(ContentDisposition.of(key("größe \"1\".png")))
        .isEqualTo(
            "inline; filename=\"gr__e _1_.png\";"
                + " filename*=UTF-8''gr%C3%B6%C3%9Fe%20%221%22.png");
  }

  private static AttachmentKey key(String name) {
    return new AttachmentKey(
        "shop", UUID.randomUUID(), null, "ab".repeat(32), name, ContentKind.PNG);
  }
}
