import "server-only";

export type RequestHeaders = Readonly<Record<string, unknown>> | undefined;

function header(headers: RequestHeaders, name: string): string {
  const value = headers?.[name];
  return typeof value === "string" ? value : "";
}

/**
 * The address a request came from: the last hop. Without a trusted proxy it is the connection's own (`socket-address.ts`);
 * with one, what the proxy added.
 */
export function addressOf(headers: RequestHeaders): string {
  return header(headers, "x-forwarded-for").split(",").at(-1)?.trim() ?? "";
}

/** The address that a request comes from. */
export function addressOfRequest(request: Request): string {
  return addressOf({ "x-forwarded-for": request.headers.get("x-forwarded-for") ?? "" });
}

/** A word for the device in the session list, from the user agent; nothing finer is kept. */
export function deviceOf(headers: RequestHeaders): string {
  const agent = header(headers, "user-agent");
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? "?";
  const browser = /Edg|OPR|SamsungBrowser|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? "?";
  return `${browser} / ${system}`;
}
