import { createHash } from "node:crypto";

/** Statements that a process names. A connection keeps the plan of each; a portal has a few hundred. */
const MOST_NAMED = 600;

const names = new Map<string, string>();

/**
 * The name under which connections keep a statement's plan: planning a query over the wide household tables takes
 * longer than running it. Empty (plan it anew) for whatever comes after the first few hundred texts, so that statements
 * of many shapes cannot fill the connections.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMED) return "";
  const name = `m_${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
  names.set(text, name);
  return name;
}
