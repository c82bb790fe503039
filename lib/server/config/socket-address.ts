import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

const FORWARDED_FOR = "x-forwarded-for";

/**
 * Makes `x-forwarded-for` the address of the connection, whatever the visitor wrote there. Next fills it only when it is
 * absent, so without a proxy before us everybody could choose the address under which their tries are counted. Node
 * announces each request on this channel before any handler sees it.
 */
export function tellSocketAddress(): void {
  const onRequest = (message: unknown) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (request instanceof IncomingMessage) request.headers[FORWARDED_FOR] = request.socket.remoteAddress ?? "";
  };
  subscribe("http.server.request.start", onRequest);
}
