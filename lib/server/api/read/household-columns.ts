import "server-only";
import { type ApiField, type AskedFields, fieldsIn } from "@/lib/domain/api/field";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { ageAt } from "@/lib/domain/instrument/age";
import { sealedFields, snakeCase } from "@/lib/domain/variable/column";
import type { Level } from "@/lib/domain/variable/variable";
import { unseal } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Row } from "@/lib/server/household/columns";
import type { ApiClient } from "../client";

/** A value as the API tells it. */
export type ApiValue = null | number | string | number[];

/** The variables of a request, refused where the client has not got the right to know who somebody is. */
export function askedFields(client: ApiClient, text: string): Outcome<AskedFields> {
  const asked = fieldsIn(text);
  if ("unknown" in asked) {
    const unknown = asked.unknown.map((_, at) => ({ path: `fields.${at}`, detail: "unknown_field" }));
    return refuse("INVALID_INPUT", {
      fields: unknown.length > 0 ? unknown : [{ path: "fields", detail: "too_many" }],
    });
  }
  const telling = client.scopes.includes("households:identify") ? [] : asked.fields.filter((field) => field.identifies);
  if (telling.length === 0) return succeed(asked);
  // Names of the dictionary, nothing that was typed.
  return refuse("FORBIDDEN", {
    fields: telling.slice(0, 10).map(({ name }) => ({ path: `fields.${name}`, detail: "needs households:identify" })),
  });
}

function columnOf({ variable }: ApiField): string {
  return snakeCase(variable.sealedAs === undefined ? variable.key : sealedFields(variable.sealedAs).sealed);
}

export function fieldsOf(asked: AskedFields, level: Level): readonly ApiField[] {
  return asked.fields.filter(({ variable }) => variable.level === level);
}

/** Columns of the fields alone: what was not asked for does not leave the database. Names come from the dictionary. */
export function selected(
  fields: readonly ApiField[],
  alias: "h" | "m" | "c",
  more: readonly string[] = [],
): Prisma.Sql {
  const columns = [...new Set([...fields.map(columnOf), ...more])];
  return columns.length === 0
    ? Prisma.empty
    : Prisma.raw(`, ${columns.map((column) => `${alias}.${column} AS ${alias}_${column}`).join(", ")}`);
}

export function valuesOf(fields: readonly ApiField[], alias: "h" | "m" | "c", row: Row): Record<string, ApiValue> {
  return Object.fromEntries(
    fields.map((field) => [field.variable.key, toValue(field, row[`${alias}_${columnOf(field)}`])]),
  );
}

function toValue({ variable }: ApiField, raw: unknown): ApiValue {
  if (raw === null || raw === undefined || raw === "") return null;
  if (variable.sealedAs !== undefined) return typeof raw === "string" ? unseal(raw) : null;
  if (Array.isArray(raw)) return raw.map(Number).sort((a, b) => a - b);
  if (variable.sql?.startsWith("numeric") === true) return Number(raw);
  return typeof raw === "number" || typeof raw === "string" ? raw : null;
}

/** Years completed today, of a birth date that itself is not told. */
export function ageIn(row: Row, today: string): number | null {
  const born = row["m_birth_date"];
  return typeof born === "string" ? ageAt(born, today) : null;
}
