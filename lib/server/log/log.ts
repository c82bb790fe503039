import "server-only";
import { type Logger, pino } from "pino";
import { scrubFields, scrubText } from "./scrub";

let cached: Logger | undefined;

/** The process's logger: JSON lines on standard output. Fields and messages are scrubbed of personal data. */
export function log(): Logger {
  cached ??= pino({
    level: process.env["MUTAKHIR_LOG_LEVEL"] ?? "info",
    // Process id and host say nothing on one machine and name a person's computer on another.
    base: { part: process.env["MUTAKHIR_PART"] ?? "web" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      logMethod(args, method) {
        const [first, second] = args as [unknown, unknown?];
        if (typeof first === "string") return method.call(this, scrubText(first));
        const fields = scrubFields(first instanceof Error ? { error: first } : Object(first));
        return typeof second === "string" ? method.call(this, fields, scrubText(second)) : method.call(this, fields);
      },
    },
  });
  return cached;
}
