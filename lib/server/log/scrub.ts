/** Names under which personal data or secrets travel in this code base; a log line never carries their values. */
const SECRET_NAMES =
  /name|nama|nik|kk|birth|lahir|address|alamat|phone|password|sandi|token|secret|cookie|authorization|payload|answers|body|email/i;

/** Fields whose name matches {@link SECRET_NAMES} and whose value is ours, not a person's. */
const HARMLESS = new Set(["taskName", "hostname", "kind"]);

/** NIK and KK numbers are 16 digits; shorter runs of 9 or more may be phone or meter numbers. */
const LONG_DIGITS = /\d{9,}/g;

/** A village's code has ten digits and is public. */
const REGION_CODE = /^\d{2,10}$/;

export type LogFields = Readonly<Record<string, unknown>>;

/**
 * What may be written: ids, codes, counts, durations. Anything nested, anything under a telling name and any long run of
 * digits is replaced, so a careless caller leaks nothing. Of an error only kind and code remain: messages of PostgreSQL
 * quote values.
 */
export function scrubFields(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (key.endsWith("Code") && typeof value === "string" && REGION_CODE.test(value)) kept[key] = value;
    else if (value instanceof Error) kept[key] = scrubError(value);
    else if (SECRET_NAMES.test(key) && !HARMLESS.has(key)) kept[key] = "[disembunyikan]";
    else kept[key] = scrubValue(value);
  }
  return kept;
}

/** A text without long runs of digits; UUIDs and instants stay readable. */
export function scrubText(text: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text) ? text : text.replace(LONG_DIGITS, "[angka]");
}

function scrubValue(value: unknown): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  return "[objek]";
}

function scrubError(error: Error): Record<string, string> {
  const code = "code" in error ? { code: String(error.code) } : {};
  return { kind: error.name, ...code };
}
