package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What an answer may cost its reader: text and structured content are the same JSON, and a token is
 * four characters of it. Items come ranked: the first ones that fit are told, the rest is counted,
 * and a cursor goes on exactly there. An item that is larger than all there is room for is told
 * shortened, so that no page is stuck.
 */
record TokenBudget(int maxTokens) {

  static final int CHARS_PER_TOKEN = 4;

  /** Below this nothing useful can be said. */
  static final int LEAST = 100;

  /** What an argument of a tool says in place of nothing. */
  static final String DEFAULT = "4000";

  TokenBudget {
    if (maxTokens < LEAST) {
      throw new IllegalArgumentException("maxTokens must be at least " + LEAST + ".");
    }
  }

  /**
   * What is left behind a page.
   *
   * @param nextCursor empty = nothing
   */
  record Rest(long total, long omitted, String nextCursor) {}

  int chars() {
    return (int) Math.min(Integer.MAX_VALUE, (long) maxTokens * CHARS_PER_TOKEN);
  }

  /**
   * One page.
   *
   * @param head what the answer says beside its items, the most important first; at most half the
   *     budget is spent on it
   * @param ranked what there is to tell, the most important first
   * @param rest what is left when so many of them are told
   */
  ObjectNode page(ObjectNode head, List<ObjectNode> ranked, IntFunction<Rest> rest) {
    ObjectNode frame = Shortening.to(chars() / 2, head);
    int told = fitting(size(answer(frame, List.of(), rest.apply(ranked.size()))), ranked);
    ObjectNode answer = answer(frame, ranked.subList(0, told), rest.apply(told));
    while (size(answer) > chars() && told > 1) {
      told--;
      answer = answer(frame, ranked.subList(0, told), rest.apply(told));
    }
    return size(answer) > chars() ? withShortened(frame, ranked, rest.apply(told)) : answer;
  }

  /** An answer that is no list. */
  ObjectNode single(ObjectNode answer) {
    return Shortening.to(chars(), answer.put("notice", Untrusted.NOTICE));
  }

  private ObjectNode withShortened(ObjectNode frame, List<ObjectNode> ranked, Rest rest) {
    int room = chars() - size(answer(frame, List.of(), rest));
    return answer(frame, List.of(Shortening.to(room, ranked.get(0))), rest);
  }

  /** How many of the first items fit beside a frame of this size; one, if there is one at all. */
  private int fitting(int frame, List<ObjectNode> ranked) {
    long used = frame;
    int count = 0;
    for (ObjectNode item : ranked) {
      used += size(item) + (count > 0 ? 1 : 0);
      if (used > chars()) {
        return Math.max(1, count);
      }
      count++;
    }
    return count;
  }

  private static ObjectNode answer(ObjectNode head, List<ObjectNode> items, Rest rest) {
    ObjectNode answer = head.deepCopy();
    answer.putArray("items").addAll(items);
    answer.put("total", rest.total()).put("omitted", rest.omitted());
    answer.put("nextCursor", rest.nextCursor().isEmpty() ? null : rest.nextCursor());
    return answer.put("notice", Untrusted.NOTICE);
  }

  static int size(JsonNode json) {
    return json.toString().length();
  }
}
