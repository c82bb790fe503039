import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { tellSocketAddress } from "@/lib/server/config/socket-address";

async function seenFrom(headers: Record<string, string>): Promise<unknown> {
  let seen: unknown;
  const server = createServer((request, response) => {
    seen = request.headers["x-forwarded-for"];
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}/`, { headers });
  await new Promise((resolve) => server.close(resolve));
  return seen;
}

it("takes the address of the connection, whatever the visitor says it is", async () => {
  expect(await seenFrom({ "x-forwarded-for": "203.0.113.9" })).toBe("203.0.113.9");
  tellSocketAddress();
  expect(await seenFrom({ "x-forwarded-for": "203.0.113.9, 198.51.100.2" })).toBe("127.0.0.1");
  expect(await seenFrom({})).toBe("127.0.0.1");
});
