import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { ReplySummary } from "@/lib/domain/delivery-reply/reply-view";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { storeDeliveryReply } from "@/lib/server/delivery/reply/store-file";
import type { SeedFamily } from "@/prisma/seed/record";
import { must } from "@/tests/support/factory/run";
import { runJob } from "../duplicate/world";
import { DeliveryWorld } from "./world";

export const LETTER = "2026-11-27";
export const kkOf = (family: SeedFamily) => String(family.household["kkNumber"] ?? "");
/** People of a family who have a NIK. */
export const peopleOf = (family: SeedFamily) =>
  family.members.flatMap(({ active, uid, answers }) =>
    active && typeof answers["nik"] === "string" ? [{ uid, nik: answers["nik"] }] : [],
  );

export interface StoredReply {
  readonly state: string;
  readonly failure: string | null;
  readonly summary: ReplySummary | null;
  readonly content: Buffer | null;
}

export const csv = (...rows: readonly string[]) => ["NIK;No KK;Hasil;Alasan", ...rows].join("\r\n");

/** A regency whose packages are answered by files. */
export class ReplyWorld extends DeliveryWorld {
  #taken = 0;

  /** What most tests say of families by their place in the world. */
  shortcuts() {
    return {
      fresh: (count: number) => this.#fresh(count),
      nik: (index: number, person: number) => peopleOf(this.family(index))[person]?.nik ?? "",
      kk: (index: number) => kkOf(this.family(index)),
      everybody: (index: number, result: string) =>
        peopleOf(this.family(index)).map((person) => `${person.nik};;${result};`),
      proposalOf: (packageId: string, index: number) => this.#proposalOf(packageId, index),
      url: (id: string) => formatPublicId(this.regency, id),
    };
  }

  /** Families with a card whose people have two NIKs and more, that nobody has taken yet. */
  #fresh(count: number): readonly number[] {
    const found: number[] = [];
    for (; found.length < count; this.#taken += 1)
      if (peopleOf(this.family(this.#taken)).length >= 2 && kkOf(this.family(this.#taken)) !== "")
        found.push(this.#taken);
    return found;
  }

  async #proposalOf(packageId: string, index: number): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      "SELECT proposal_id AS id FROM delivery_item WHERE package_id = $1 AND household_id = $2",
      [packageId, this.family(index).id],
    );
    return row?.id ?? "";
  }

  async uploaded(packageId: string, content: string | Uint8Array, actor: Actor = this.verifier): Promise<string> {
    const id = uuidv7();
    const stored = await storeDeliveryReply(actor, { id, packageId, bytes: Buffer.from(content) }, new Date());
    if (!stored.ok) throw new Error(stored.error.code);
    return id;
  }

  key(id: string) {
    return { regencyCode: this.regency, id };
  }

  job(task: "check" | "commit", id: string, attempts = 1): Promise<void> {
    const payload = { regencyCode: this.regency, replyId: id, userId: this.verifier.userId };
    return runJob(`delivery-reply-${task}`, payload, attempts);
  }

  async checked(packageId: string, content: string | Uint8Array, repliedOn = LETTER): Promise<string> {
    const id = await this.uploaded(packageId, content);
    await must(this.verifier, "reply.start", { ...this.key(id), repliedOn });
    await this.job("check", id);
    return id;
  }

  async committed(packageId: string, content: string | Uint8Array, repliedOn?: string): Promise<string> {
    const id = await this.checked(packageId, content, repliedOn);
    await must(this.verifier, "reply.commit", this.key(id));
    await this.job("commit", id);
    return id;
  }

  async stored(id: string): Promise<StoredReply> {
    const [row] = await this.rows<StoredReply>(
      "SELECT state, failure, summary, content FROM delivery_reply WHERE id = $1",
      [id],
    );
    if (row === undefined) throw new Error("no such reply");
    return row;
  }

  /** State and reason of the families of a package, by their place in the world. */
  async states(packageId: string): Promise<readonly string[]> {
    const rows = await this.rows<{ household_id: string; state: string; reason: string | null }>(
      "SELECT household_id, state, reason FROM delivery_item WHERE package_id = $1",
      [packageId],
    );
    return this.families.flatMap(({ id }) =>
      rows
        .filter((row) => row.household_id === id)
        .map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`)),
    );
  }

  async counts(): Promise<readonly number[]> {
    const [row] = await this.rows<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM delivery_event WHERE regency_code = $1) AS events,
        (SELECT count(*)::int FROM delivery_person_reply WHERE regency_code = $1) AS people,
        (SELECT count(*)::int FROM nik_match_event WHERE regency_code = $1) AS matches`,
      [this.regency],
    );
    return Object.values(row ?? {});
  }
}
