import "server-only";
import type { FieldCommand } from "@/lib/domain/field/operation";

export type FieldInput = Readonly<Record<string, unknown>>;
type Adapter = (command: FieldCommand, input: FieldInput) => FieldInput;

/** What devices hold in an earlier shape, made into the present one: FIELD_SCHEMA and the two before it (OFFLINE rule 11). */
const ADAPTERS: Readonly<Record<number, Adapter>> = {
  // The envelope alone grew since.
  1: (_command, input) => input,
  2: (_command, input) => input,
};

export const KNOWN_SCHEMAS: readonly number[] = Object.keys(ADAPTERS).map(Number);

/** An operation's input in the present shape; null for a shape that is not known here. */
export function adapt(schema: number, command: FieldCommand, input: FieldInput): FieldInput | null {
  return ADAPTERS[schema]?.(command, input) ?? null;
}
