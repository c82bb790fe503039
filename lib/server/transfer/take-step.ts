import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { partiesOf } from "@/lib/domain/transfer/decider";
import {
  dueAfter,
  type TransferEvent,
  type TransferParty,
  type TransferStep,
  transferStep,
} from "@/lib/domain/transfer/transfer";
import type { CommandContext } from "@/lib/server/command/command";
import { standingOf, type TransferRow, type TransferRows, villagesOf } from "./transfer-row";

export type Stepping = Omit<CommandContext<unknown>, "input">;

export interface Judged {
  readonly step: TransferStep & { readonly by: TransferParty };
  readonly row: TransferRow;
}

type Judgement = ({ readonly ok: true } & Judged) | { readonly ok: false; readonly error: Refusal };

/**
 * Whether this person may take this step now, by the table alone. A party that the step is not for is FORBIDDEN to it; a
 * step that the state does not have is NOT_ALLOWED_NOW; four eyes are by person.
 */
export function judgeStep(
  actor: Actor,
  rows: TransferRows,
  version: number,
  event: TransferEvent,
  now: Date,
): Judgement {
  const { near } = rows;
  if (near.version !== version) return refuse("STALE");
  const parties = partiesOf(actor, villagesOf(near));
  if (parties.length === 0) return refuse("FORBIDDEN");
  const step = transferStep(standingOf(near), event, parties, now);
  if (step === null || step.by === "clock") return refuse("NOT_ALLOWED_NOW");
  if (step.by === "decider" && near.actors.includes(actor.userId)) return refuse("FOUR_EYES");
  return { ok: true, step: { ...step, by: step.by }, row: near };
}

/** What a step adds to each side's row. */
export interface SideAdditions {
  readonly plan?: object;
  readonly household?: string | null;
  readonly revision?: number;
  readonly frozen?: object;
}

export interface StepWords {
  readonly reason?: string | null;
  readonly note?: string | null;
  readonly out?: SideAdditions;
  readonly in?: SideAdditions;
}

/** Takes a judged step on both rows. Answers the refusal, or null when it was taken. */
export async function takeStep(
  { sql, actor, now, newId }: Stepping,
  { step, row }: Judged,
  words: StepWords = {},
): Promise<Refusal | null> {
  const rows = await sql<{
    outcome: string;
  }>`SELECT app_step_transfer(${row.regency_code}, ${row.id}, ${step.by}, ${row.version},
    ${row.state}, ${step.to}, ${step.event}, ${actor.userId}, ${actor.grant.id}, ${actor.grant.role}, ${words.reason ?? null},
    ${words.note ?? null}, ${now}, ${dueAfter(step.to, now)}, ${json(words.out)}, ${json(words.in)}, ${[newId(), newId()]}) AS outcome`;
  const outcome = rows[0]?.outcome;
  if (outcome === "OK") return null;
  if (outcome === "PEOPLE") return peopleChanged();
  return refuse(outcome === "NOT_FOUND" || outcome === "FOUR_EYES" ? outcome : "STALE").error;
}

/** Somebody of the transfer is not in that family any more, or the family is not there. */
export function peopleChanged(): Refusal {
  return refuse("NOT_ALLOWED_NOW", { info: { reason: "PEOPLE_CHANGED" } }).error;
}

function json(additions: SideAdditions | undefined): string {
  return JSON.stringify(additions ?? {});
}
