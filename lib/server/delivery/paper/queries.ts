import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { AttachmentKind } from "@/lib/domain/attachment/attachment";
import type { Recipient } from "@/lib/domain/delivery/delivery";
import type { PaperContent, PaperIssue, PaperKind } from "@/lib/domain/delivery/paper";
import { readPaper } from "@/lib/domain/delivery/paper-content";
import type { PaperFacts } from "@/lib/domain/delivery/paper-facts";
import { type CheckToken, formatCheckToken } from "@/lib/domain/meeting/check-token";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { ANYBODY } from "@/lib/server/db/anybody";
import { underScope } from "@/lib/server/db/scoped";

interface IssueRow {
  readonly id: string;
  readonly kind: PaperKind;
  readonly number: number;
  readonly letter: string;
  readonly sha256: string;
  readonly issued_at: Date;
}

interface CopyRow {
  readonly id: string;
  readonly paper_id: string;
  readonly number: number;
  readonly sha256: string;
  readonly kept_at: Date;
}

/** The papers of a package with their signed copies, the latest first. Empty where the package is out of the reader's area. */
export async function listPapers(actor: Actor, { regencyCode, id }: PublicId): Promise<readonly PaperIssue[]> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [issues, copies] = await Promise.all([
      sql<IssueRow>`SELECT id, kind, number, content::jsonb->'fields'->>'letterNumber' AS letter, encode(sha256, 'hex') AS sha256, issued_at
        FROM delivery_paper WHERE regency_code = ${regencyCode} AND package_id = ${id}::uuid ORDER BY kind, number DESC LIMIT 100`,
      sql<CopyRow>`SELECT c.id, c.paper_id, c.number, encode(c.sha256, 'hex') AS sha256, c.kept_at FROM delivery_paper_copy c
        JOIN delivery_paper p ON p.regency_code = c.regency_code AND p.id = c.paper_id
        WHERE p.regency_code = ${regencyCode} AND p.package_id = ${id}::uuid ORDER BY c.number DESC LIMIT 500`,
    ]);
    return issues.map((row) => ({
      id: row.id,
      kind: row.kind,
      number: row.number,
      letterNumber: row.letter,
      sha256: row.sha256,
      issuedAt: row.issued_at,
      copies: copies
        .filter((copy) => copy.paper_id === row.id)
        .map((copy) => ({ id: copy.id, number: copy.number, sha256: copy.sha256, keptAt: copy.kept_at })),
    }));
  });
}

/** A paper to be printed as it was issued. */
export interface PrintedPaper {
  readonly content: PaperContent;
  readonly number: number;
  readonly sha256: string;
  readonly issuedAt: Date;
  /** As the code on the paper carries it. */
  readonly token: string;
}

/** One issued paper of a package; null when the package has none such in the reader's area. */
export async function findPaper(actor: Actor, at: PublicId, paperId: string): Promise<PrintedPaper | null> {
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{
      content: string;
      number: number;
      token: string;
      sha256: string;
      issued_at: Date;
    }>`SELECT content, number, token,
        encode(sha256, 'hex') AS sha256, issued_at
      FROM delivery_paper WHERE regency_code = ${at.regencyCode} AND package_id = ${at.id}::uuid AND id = ${paperId}::uuid`,
  );
  if (row === undefined) return null;
  return {
    content: readPaper(row.content),
    number: row.number,
    sha256: row.sha256,
    issuedAt: row.issued_at,
    token: formatCheckToken({ regencyCode: at.regencyCode, token: row.token }),
  };
}

/** A signed copy, opened, with its audit row in the same transaction; null when the paper has none such. */
export async function findPaperCopy(
  actor: Actor,
  at: PublicId,
  { paperId, copyId }: { readonly paperId: string; readonly copyId: string },
  now: Date,
): Promise<{ readonly kind: AttachmentKind; readonly bytes: Buffer } | null> {
  return underScope(scopeOf(actor), async ({ sql }) => {
    const [row] = await sql<{
      kind: AttachmentKind;
      content: Buffer;
    }>`SELECT c.kind, c.content FROM delivery_paper_copy c
      JOIN delivery_paper p ON p.regency_code = c.regency_code AND p.id = c.paper_id
      WHERE c.regency_code = ${at.regencyCode} AND c.id = ${copyId}::uuid AND p.id = ${paperId}::uuid AND p.package_id = ${at.id}::uuid`;
    if (row === undefined) return null;
    await writeAudit(sql, actor, now, {
      action: "delivery:read-copy",
      subjectKind: "delivery",
      subjectIds: [at.id, copyId],
      areaCode: at.regencyCode,
    });
    return { kind: row.kind, bytes: unsealBytes(row.content) };
  });
}

interface FactRow {
  readonly kind: PaperKind;
  readonly number: number;
  readonly package_year: number;
  readonly package_number: number;
  readonly recipient: Recipient;
  readonly families: number;
  readonly people: number;
  readonly data: string;
  readonly content: string;
  readonly issued_at: Date;
  readonly signed: string | null;
  readonly signed_at: Date | null;
  readonly superseded: boolean;
}

/** The public facts of an issued paper by the token on it; null when there are none such. */
export async function findPaperFacts({ regencyCode, token }: CheckToken): Promise<PaperFacts | null> {
  const [row] = await underScope(
    ANYBODY,
    ({
      sql,
    }) => sql<FactRow>`SELECT f.kind, f.number, f.package_year, f.package_number, f.recipient, f.families, f.people,
        encode(f.data_sha256, 'hex') AS data, encode(f.content_sha256, 'hex') AS content, f.issued_at,
        encode(f.signed_sha256, 'hex') AS signed, f.signed_at,
        EXISTS (SELECT 1 FROM delivery_paper_fact later WHERE later.regency_code = f.regency_code AND later.package_id = f.package_id
          AND later.kind = f.kind AND later.number > f.number) AS superseded
      FROM delivery_paper_fact f WHERE f.regency_code = ${regencyCode} AND f.token = ${token}`,
  );
  if (row === undefined) return null;
  return {
    regencyCode,
    kind: row.kind,
    number: row.number,
    packageNumber: `${row.package_number}/${row.package_year}`,
    recipient: row.recipient,
    families: row.families,
    people: row.people,
    dataSha256: row.data,
    contentSha256: row.content,
    issuedAt: row.issued_at,
    signedSha256: row.signed,
    signedAt: row.signed_at,
    isSuperseded: row.superseded,
  };
}

/** What the parties filled in last for this receiver, to begin the next paper with; null where there is none. */
export async function lastFields(actor: Actor, { regencyCode, id }: PublicId): Promise<PaperContent["fields"] | null> {
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) => sql<{ content: string }>`SELECT p.content FROM delivery_paper p
      JOIN delivery_package d ON d.regency_code = p.regency_code AND d.id = p.package_id
      WHERE p.regency_code = ${regencyCode}
        AND d.recipient = (SELECT recipient FROM delivery_package WHERE regency_code = ${regencyCode} AND id = ${id}::uuid)
      ORDER BY (p.package_id = ${id}::uuid) DESC, p.issued_at DESC, p.id DESC LIMIT 1`,
  );
  return row === undefined ? null : readPaper(row.content).fields;
}
