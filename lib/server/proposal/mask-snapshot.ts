import "server-only";
import type { ReadableSnapshot } from "@/lib/domain/instrument/snapshot";
import { SEALED_KEYS } from "@/lib/server/household/columns";

const IDENTIFIERS: ReadonlySet<string> = new Set([...SEALED_KEYS].map((key) => key.slice(key.indexOf(".") + 1)));

/** The snapshot as it may be stored: identifiers show their last four digits, as they did on the screen. */
export function maskSnapshot(snapshot: ReadableSnapshot): ReadableSnapshot {
  return {
    ...snapshot,
    sections: snapshot.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) =>
        IDENTIFIERS.has(row.key) ? { ...row, text: masked(row.text), value: null } : row,
      ),
    })),
  };
}

function masked(text: string): string {
  return text.replace(/\d(?=\d{4})/g, "•");
}
