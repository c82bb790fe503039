import { describe, expect, it } from "vitest";
import {
  contentSecurityPolicy,
  SCRIPTED_PATHS,
  scriptedHeaders,
  securityHeaders,
} from "@/lib/server/config/security-headers";
import { config } from "@/proxy";

const served = { nonce: "abc123", isHttps: false, isDevelopment: false };

function directive(name: string, input = served): string {
  const found = contentSecurityPolicy(input)
    .split("; ")
    .find((each) => each.split(" ")[0] === name);
  return found ?? "";
}

describe("security headers", () => {
  it("allows scripts by nonce only", () => {
    expect(directive("script-src")).toBe("script-src 'self' 'nonce-abc123' 'strict-dynamic'");
    expect(directive("style-src")).not.toContain("unsafe-inline");
  });

  it("closes frames, plugins, base and foreign forms", () => {
    expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directive("object-src")).toBe("object-src 'none'");
    expect(directive("base-uri")).toBe("base-uri 'none'");
    expect(directive("form-action")).toBe("form-action 'self'");
    expect(directive("connect-src")).toBe("connect-src 'self'");
  });

  it("forbids keeping a copy", () => {
    expect(securityHeaders(served)["Cache-Control"]).toBe("private, no-store");
  });

  it("asks for https for good only when it came over https", () => {
    expect(securityHeaders(served)["Strict-Transport-Security"]).toBeUndefined();
    expect(securityHeaders({ ...served, isHttps: true })["Strict-Transport-Security"]).toContain("max-age=");
    expect(directive("upgrade-insecure-requests")).toBe("");
  });

  it("loosens scripts in development only", () => {
    expect(directive("script-src", { ...served, isDevelopment: true })).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy(served)).not.toContain("unsafe-eval");
  });

  it("gives an answer to a script every header of a page, and lets it load nothing at all", () => {
    for (const isHttps of [false, true]) {
      const scripted = scriptedHeaders(isHttps);
      expect(Object.keys(scripted)).toEqual(Object.keys(securityHeaders({ ...served, isHttps })));
      expect(scripted["Content-Security-Policy"]).toContain("default-src 'none'");
      expect(scripted["Content-Security-Policy"]).not.toContain("nonce");
    }
  });

  it("covers every address once: by the proxy, or by the server's configuration", () => {
    const [pattern = ""] = config.matcher;
    const isProxied = (path: string) => new RegExp(`^${pattern}$`).test(path);
    for (const path of ["/api/commands/proposal.decide", "/api/sync"]) expect(isProxied(path), path).toBe(false);
    for (const path of [
      "/",
      "/beranda",
      "/api/commandsx",
      "/api/sync/x",
      "/api/uploads/1",
      "/api/v1/regions",
      "/api/auth/session",
    ])
      expect(isProxied(path), path).toBe(true);
    expect(SCRIPTED_PATHS).toEqual(["/api/commands/:path*", "/api/sync"]);
  });
});
