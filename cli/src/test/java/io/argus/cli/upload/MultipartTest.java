package io.argus.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.fileupload2.core.MultipartInput;

class MultipartTest {

  @Property(tries = 100)
  void a_form_holds_every_byte_of_every_file(@ForAll @Size(max = 5) List<byte[]> contents)
      throws IOException {
    Path folder = Files.createTempDirectory("multipart-");
    List<Path> files = new ArrayList<>();
    for (byte[] content : contents) {
      files.add(Files.write(folder.resolve("f" + files.size() + ".xml"), content));
    }
    ByteArrayOutputStream form = new ByteArrayOutputStream();

    new Multipart("boundary-42").write(files, form);

    List<byte[]> read = read(form.toByteArray(), files);
    assertThat(read).hasSameSizeAs(contents);
    for (int i = 0; i < contents.size(); i++) {
      assertThat(read.get(i)).isEqualTo(contents.get(i));
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static List<byte[]> read(byte[] form, List<Path> files) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    MultipartInput input =
        MultipartInput.builder()
            .setInputStream(new ByteArrayInputStream(form))
            .setBoundary("boundary-42".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .get();
    boolean more = !files.isEmpty() && input.skipPreamble();
    while (more) {
      assertThat(input.readHeaders())
          .contains("name=\"report\"; filename=\"" + files.get(parts.size()).getFileName() + "\"");
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      input.readBodyData(part);
      parts.add(part.toByteArray());
      more = input.readBoundary();
    }
    return parts;
  }

  @Property
  void a_name_never_breaks_the_header(@ForAll String name) {
    assertThat(Multipart.quoted(name)).doesNotContain("\"", "\r", "\n", "\\");
  }
}
