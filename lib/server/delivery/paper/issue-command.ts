import "server-only";
import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import type { Recipient } from "@/lib/domain/delivery/delivery";
import { PAPER_KINDS, paperProblems } from "@/lib/domain/delivery/paper";
import { paperFieldsSchema, writePaper } from "@/lib/domain/delivery/paper-content";
import { refuse } from "@/lib/domain/error/error-code";
import { formatCheckToken, makeToken } from "@/lib/domain/meeting/check-token";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { findContent } from "../content/content-query";

const issueSchema = z.strictObject({
  /** Of the paper; made by the page, so that a repeat issues once. */
  id: z.uuid(),
  regencyCode: z.string().regex(/^\d{4}$/),
  packageId: z.uuid(),
  kind: z.enum(PAPER_KINDS),
  fields: paperFieldsSchema,
});

/** Issues of one paper of one package: more than that are no corrections. */
const MOST_ISSUES = 50;

interface HeldPackage {
  readonly year: number;
  readonly number: number;
  readonly recipient: Recipient;
  readonly item_count: number;
  readonly made_at: Date;
  readonly region: string;
}

/**
 * Issues a paper of a package whose files are ready: what the record says of them with what the parties filled in, kept as it stands with its hash
 * and the token that the printed code leads to. Another issue follows a change; the same is refused.
 */
export const issuePaper = defineCommand({
  name: "delivery.issue-paper",
  permission: "delivery:manage",
  input: issueSchema,
  async run({ sql, actor, input, now }) {
    const { id, regencyCode, packageId, kind, fields } = input;
    if (actor.grant.regionCode !== regencyCode) return refuse("NOT_FOUND");
    const problems = paperProblems(kind, fields);
    if (problems.length > 0)
      return refuse("INVALID_INPUT", {
        fields: problems.map(({ path, detail }) => ({ path: `fields.${path}`, detail })),
      });
    // Two at once would take the same number.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery-paper:${packageId}`}, 0))`;
    const held = await findHeld(sql, regencyCode, packageId);
    if (held === null) return refuse("NOT_FOUND");
    const data = await findContent(sql, { regencyCode, id: packageId });
    if (data.sha256 === null || data.families === null || data.people === null)
      return refuse("NOT_ALLOWED_NOW", { info: { reason: "NOT_READY" } });
    const content = writePaper({
      kind,
      fields,
      regencyCode,
      regencyName: held.region,
      packageNumber: `${held.number}/${held.year}`,
      recipient: held.recipient,
      madeAt: held.made_at.toISOString(),
      proposals: held.item_count,
      leftOut: data.leftOut,
      families: data.families,
      people: data.people,
      dataSha256: data.sha256,
      files: data.files,
    });
    const sha256 = createHash("sha256").update(content).digest();
    const last = await findLast(sql, regencyCode, packageId, kind);
    if (last?.sha256.equals(sha256) === true) return refuse("NOT_ALLOWED_NOW", { info: { reason: "UNCHANGED" } });
    const number = (last?.number ?? 0) + 1;
    if (number > MOST_ISSUES) return refuse("TOO_LARGE");
    const token = makeToken(randomBytes(26));
    await sql`INSERT INTO delivery_paper (regency_code, id, package_id, kind, number, token, content, sha256, issued_by, issued_at)
      VALUES (${regencyCode}, ${id}, ${packageId}, ${kind}, ${number}, ${token}, ${content}, ${sha256}, ${actor.userId}, ${now})`;
    await sql`INSERT INTO delivery_paper_fact (regency_code, token, package_id, kind, number, package_year, package_number, recipient, families,
        people, data_sha256, content_sha256, issued_at)
      VALUES (${regencyCode}, ${token}, ${packageId}, ${kind}, ${number}, ${held.year}, ${held.number}, ${held.recipient}, ${data.families},
        ${data.people}, decode(${data.sha256}, 'hex'), ${sha256}, ${now})`;
    return done(
      { id, number, token: formatCheckToken({ regencyCode, token }) },
      {
        action: "delivery:issue-paper",
        subjectKind: "delivery",
        subjectIds: [packageId, id],
        areaCode: regencyCode,
        detail: { kind, number },
      },
    );
  },
});

async function findHeld(sql: Sql, regencyCode: string, packageId: string): Promise<HeldPackage | null> {
  const [row] = await sql<HeldPackage>`SELECT d.year, d.number, d.recipient, d.item_count, d.made_at, r.name AS region
    FROM delivery_package d JOIN region r ON r.code = d.regency_code
    WHERE d.regency_code = ${regencyCode} AND d.id = ${packageId}`;
  return row ?? null;
}

async function findLast(sql: Sql, regencyCode: string, packageId: string, kind: string) {
  const rows = await sql<{ number: number; sha256: Buffer }>`SELECT number, sha256 FROM delivery_paper
    WHERE regency_code = ${regencyCode} AND package_id = ${packageId} AND kind = ${kind} ORDER BY number DESC LIMIT 1`;
  return rows[0] ?? null;
}
