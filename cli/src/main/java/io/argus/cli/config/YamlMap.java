package io.argus.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The members of a YAML mapping, each checked where it stands. */
final class YamlMap {

  private final Path file;
  private final Map<String, Node> members;

  private YamlMap(Path file, Map<String, Node> members) {
    this.file = file;
    this.members = members;
  }

  static YamlMap of(Path file, Node node, String name, List<String> known) throws InvalidConfig {
    if (!(node instanceof MappingNode map)) {
      throw wrong(file, node, name + " must be a mapping");
    }
    Map<String, Node> members = new LinkedHashMap<>();
    for (NodeTuple member : map.getValue()) {
      String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.contains(key)) {
        String reason = "unknown key \"" + key + "\", known are " + String.join(", ", known);
        throw wrong(file, member.getKeyNode(), reason);
      }
      if (members.put(key, member.getValueNode()) != null) {
        throw wrong(file, member.getKeyNode(), "\"" + key + "\" is said twice");
      }
    }
    return new YamlMap(file, members);
  }

  @Nullable YamlMap map(String key, List<String> known) throws InvalidConfig {
    Node node = members.get(key);
    return node == null ? null : of(file, node, key, known);
  }

  @Nullable String text(String key) throws InvalidConfig {
    Node node = members.get(key);
    return node == null ? null : text(key, node);
  }

  List<String> texts(String key) throws InvalidConfig {
    Node node = members.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode list)) {
      throw wrong(key, "must be a list");
    }
    List<String> texts = new ArrayList<>();
    for (Node item : list.getValue()) {
      texts.add(text(key, item));
    }
    return texts;
  }

  boolean flag(String key, boolean otherwise) throws InvalidConfig {
    Node node = members.get(key);
    if (node == null) {
      return otherwise;
    }
    String value = scalar(node, Tag.BOOL);
    if (value == null) {
      throw wrong(key, "must be true or false");
    }
    return List.of("true", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
  }

  @Nullable Integer number(String key) throws InvalidConfig {
    Node node = members.get(key);
    if (node == null) {
      return null;
    }
    String value = scalar(node, Tag.INT);
    if (value == null || !value.matches("-?\\d{1,9}")) {
      throw wrong(key, "must be a whole number");
    }
    return Integer.valueOf(value);
  }

  /** An error where the key's value stands. */
  InvalidConfig wrong(String key, String reason) {
    Node node = members.get(key);
    return node == null
        ? new InvalidConfig(file, 1, 1, key + " " + reason)
        : wrong(file, node, key + " " + reason);
  }

  private String text(String key, Node node) throws InvalidConfig {
    String value = scalar(node, Tag.STR);
    if (value == null || value.isBlank()) {
      throw wrong(file, node, key + " must be text" + (value == null ? "; quote it" : ""));
    }
    return value;
  }

  private static @Nullable String scalar(Node node, Tag tag) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(tag)
        ? scalar.getValue()
        : null;
  }

  private static InvalidConfig wrong(Path file, Node node, String reason) {
    return new InvalidConfig(
        file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, reason);
  }
}
