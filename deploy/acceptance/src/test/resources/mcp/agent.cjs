// Lists and calls every tool with the official TypeScript SDK, over HTTP and over stdio:
// node agent.cjs HTTP_URL ARGUS_COMMAND RUN_ID BASE_RUN_ID CASE_ID (token in ARGUS_TOKEN).
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');

const [url, argus, runId, baseRunId, testCaseId] = process.argv.slice(2);
const calls = {
  argus_history: { limit: 5 },
  argus_trends: { metric: 'pass-rate', days: 7 },
  argus_flaky: { topN: 5 },
  argus_compare: { baseRunId, headRunId: runId },
  argus_verdict: { runId },
  argus_execute: { testCaseId },
};

async function talk(name, transport) {
  const client = new Client({ name: 'acceptance', version: '1' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  for (const [tool, args] of Object.entries(calls)) {
    if (!tools.some((one) => one.name === tool && one.outputSchema)) throw new Error(`no ${tool}`);
    // The client checks the structured content against the tool's outputSchema.
    const answer = await client.callTool({ name: tool, arguments: { ...args, maxTokens: 1000 } });
    if (answer.isError) throw new Error(`${tool}: ${answer.content[0].text}`);
    if (answer.content[0].text.length > 4000) throw new Error(`${tool} is too long`);
    console.log(name, tool, 'ok');
  }
  await client.close();
}

(async () => {
  const headers = { Authorization: `Bearer ${process.env.ARGUS_TOKEN}` };
  await talk('http', new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  await talk('stdio', new StdioClientTransport({ command: argus, args: ['mcp'], env: process.env }));
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
