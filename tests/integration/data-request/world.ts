import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { RequestLevel } from "@/lib/domain/data-request/level";
import { hashPassword } from "@/lib/server/auth/password";
import { buildRequest } from "@/lib/server/data-request/content/build";
import { storeRequestPaper } from "@/lib/server/data-request/paper/papers";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

export const PASSWORD = "kopi pagi di teras";
export const NOW = new Date("2026-11-26T03:00:00Z");
export const later = (minutes: number) => ({ now: new Date(NOW.getTime() + minutes * 60_000) });
export const DAY_MINUTES = 1440;

/** The smallest file that is a paper; a number in it makes another. */
export function paperBytes(text = "surat"): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, "latin1");
}

export interface Asked {
  readonly id: string;
  readonly version: number;
}

/** A regency of its own with a few families, somebody who asks for their data, and the people of its desks. */
export class RequestWorld {
  readonly owner = new Client({ connectionString: ownerUrl() });
  families: readonly SeedFamily[] = [];
  asker!: Actor;
  second!: Actor;
  head!: Actor;
  bappeda!: Actor;
  dinsos!: Actor;
  steward!: Actor;
  stranger!: Actor;

  constructor(
    readonly regency: string,
    readonly village: string,
    readonly elsewhere: string,
  ) {}

  async open(count = 6): Promise<void> {
    await this.owner.connect();
    this.families = (await makeFamilies(this.owner, this.village, count, "2026-05-14")).filter(
      ({ status }) => status === 1,
    );
    this.asker = await makeActor(this.owner, "sector-officer", this.regency);
    this.second = await makeActor(this.owner, "sector-officer", this.regency);
    this.head = await makeActor(this.owner, "office-head", this.regency);
    this.bappeda = await makeActor(this.owner, "regency-verifier", this.regency);
    this.dinsos = await makeActor(this.owner, "regency-verifier", this.regency);
    this.steward = await makeActor(this.owner, "data-steward", this.regency);
    this.stranger = await makeActor(this.owner, "data-steward", this.elsewhere);
    const hash = await hashPassword(PASSWORD);
    await this.owner.query("UPDATE app_user SET password_hash = $2 WHERE id = ANY ($1)", [
      [this.asker.userId, this.second.userId],
      hash,
    ]);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await handles().pool.end();
    await handles().prisma.$disconnect();
  }

  fields(level: RequestLevel, variables: readonly string[], extra: object = {}) {
    return {
      office: "Dinas Contoh",
      title: "Program Contoh",
      purpose: "social-aid",
      useNote: "Mencocokkan penerima bantuan dengan data terbaru.",
      basis: "Surat 1/CONTOH/2026",
      level,
      variables,
      areas: [this.regency],
      days: 60,
      reshareAsked: false,
      reshareTo: "",
      ...extra,
    };
  }

  /** A draft with every paper. */
  async draft(level: RequestLevel, variables: readonly string[], extra: object = {}): Promise<Asked> {
    const id = uuidv7();
    const input = { id, regencyCode: this.regency, version: null, fields: this.fields(level, variables, extra) };
    await must(this.asker, "data-request.save", input, { now: NOW });
    for (const kind of ["letter", "statement", "terms", "team", "regulation"] as const) {
      const kept = await storeRequestPaper(
        this.asker,
        uuidv7(),
        { regencyCode: this.regency, id, kind },
        paperBytes(kind),
        NOW,
      );
      if (!kept.ok) throw new Error(JSON.stringify(kept.error));
    }
    return { id, version: 1 };
  }

  at({ id, version }: Asked) {
    return { regencyCode: this.regency, requestId: id, version };
  }

  async sent(level: RequestLevel, variables: readonly string[], extra: object = {}): Promise<Asked> {
    const draft = await this.draft(level, variables, extra);
    await must(this.asker, "data-request.submit", this.at(draft), { now: NOW });
    return { ...draft, version: 2 };
  }

  async approve(actor: Actor, asked: Asked): Promise<Asked> {
    await must(actor, "data-request.decide", { ...this.at(asked), event: "approve" }, { now: NOW });
    return { ...asked, version: asked.version + 1 };
  }

  /** Through all four desks, its files made. */
  async granted(level: RequestLevel, variables: readonly string[], extra: object = {}): Promise<Asked> {
    let asked = await this.sent(level, variables, extra);
    for (const actor of [this.head, this.bappeda, this.steward, this.dinsos]) asked = await this.approve(actor, asked);
    await this.build(asked.id);
    return asked;
  }

  build(requestId: string, now = NOW): Promise<void> {
    const { userId } = this.asker;
    return buildRequest({ regencyCode: this.regency, requestId, userId, askedFrom: this.regency }, now);
  }

  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.owner.query(text, [...values])).rows as Row[];
  }
}
