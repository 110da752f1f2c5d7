package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Agents that speak with a stack through the official Java client. */
record Agents(McpSyncClient client) implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Agents overHttp(Stack stack, String token) {
    return connected(
        HttpClientStreamableHttpTransport.builder(stack.url())
            .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
            .build());
  }

  /** Through {@code argus mcp}. */
  static Agents overPipes(Stack stack, Path home) {
    ServerParameters argus =
        ServerParameters.builder(stack.project().resolve("argus").toString())
            .args("mcp")
            .env(
                Map.of(
                    "ARGUS_HOME", home.toString(),
                    "ARGUS_SERVER", stack.url(),
                    "ARGUS_TOKEN", stack.adminToken(),
                    "JAVA_HOME", System.getProperty("java.home")))
            .build();
    return connected(new StdioClientTransport(argus, McpJsonDefaults.getMapper()));
  }

  private static Agents connected(McpClientTransport transport) {
    McpSyncClient client =
        McpClient.sync(transport)
            .requestTimeout(Duration.ofSeconds(30))
            .initializationTimeout(Duration.ofSeconds(60))
            .enableCallToolSchemaCaching(true) // answers are checked against outputSchema
            .build();
    client.initialize();
    client.listTools();
    return new Agents(client);
  }

  /** The structured content, within the budget. */
  JsonNode call(String tool, Map<String, Object> arguments) {
    CallToolResult answer = client.callTool(new CallToolRequest(tool, arguments));
    assertThat(answer.isError()).as("%s", answer.content()).isFalse();
    int maxTokens = (int) arguments.getOrDefault("maxTokens", 4_000);
    assertThat(text(answer)).hasSizeLessThanOrEqualTo(4 * maxTokens);
    return JSON.valueToTree(answer.structuredContent());
  }

  String refusal(String tool, Map<String, Object> arguments) {
    CallToolResult answer = client.callTool(new CallToolRequest(tool, arguments));
    assertThat(answer.isError()).isTrue();
    return text(answer);
  }

  private static String text(CallToolResult answer) {
    return ((TextContent) answer.content().get(0)).text();
  }

  @Override
  public void close() {
    client.closeGracefully();
  }
}
