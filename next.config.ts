import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { SCRIPTED_PATHS, scriptedHeaders } from "./lib/server/config/security-headers";

const withIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const listed = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded by Node as they are: native code, files beside the code, or modules found by name.
  serverExternalPackages: ["@node-rs/argon2", "pdfmake", "pg", "pino", "graphile-worker", "rate-limiter-flexible"],
  // The optimiser fetches what its caller names; we have no pictures that need it (TRUST T13).
  images: { unoptimized: true },
  // The same two functions, without reading every message anew for every request.
  turbopack: { resolveAlias: { "next-intl/server": "./lib/i18n/server.ts" } },
  // `npm test` checks types in a stage of its own; a village's laptop that only runs the portal need not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: "/_next/static/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
      ],
    },
    ...SCRIPTED_PATHS.map((source) => ({ source, headers: listed(scriptedHeaders(false)) })),
    ...SCRIPTED_PATHS.map((source) => ({
      source,
      has: [{ type: "header" as const, key: "x-forwarded-proto", value: "https.*" }],
      headers: listed(scriptedHeaders(true)),
    })),
  ],
};

export default withIntl(config);
