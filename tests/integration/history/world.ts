import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Answers } from "@/lib/domain/instrument/answers";
import { askedAnswers } from "@/lib/domain/instrument/asked-answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { localDay } from "@/lib/domain/period/period";
import type { MemberOp } from "@/lib/domain/proposal/payload";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { handles } from "@/lib/server/db/pool";
import { sqlOn } from "@/lib/server/db/sql";
import { type Family, findFamily } from "@/lib/server/household/family";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makePeriod, VILLAGE } from "@/tests/support/factory/place";
import {
  answeredOnly,
  carryToRecord,
  heldMeeting,
  makeTeam,
  type ProposalKey,
  patchesBetween,
  type Team,
} from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { NOTHING_TOLD, type Telling } from "@/tests/support/factory/told";
import { ownerUrl } from "@/tests/support/urls";

export const REGENCY = VILLAGE.slice(0, 4);
export const today = localDay(new Date(), "Asia/Makassar");

/** A village with families, one person of each tier, and a meeting that was held. */
export class World {
  readonly owner = new Client({ connectionString: ownerUrl() });
  families: readonly SeedFamily[] = [];
  private team: Team | null = null;
  private meetingId = "";

  async open(count: number): Promise<void> {
    await this.owner.connect();
    await makePeriod(this.owner, REGENCY);
    this.families = sound(await makeFamilies(this.owner, VILLAGE, count, today), today);
    this.team = await makeTeam(this.owner, VILLAGE);
    this.meetingId = await heldMeeting(this.team.head, VILLAGE, today);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await handles().pool.end();
    await handles().prisma.$disconnect();
  }

  get people(): Team {
    if (this.team === null) throw new Error("the world is not open");
    return this.team;
  }

  take(fits: (family: SeedFamily) => boolean = () => true): SeedFamily {
    const found = this.families.find(fits);
    if (found === undefined) throw new Error("no such family is left");
    this.families = this.families.filter((family) => family !== found);
    return found;
  }

  async record(family: SeedFamily): Promise<Family> {
    const found = await findFamily(sqlOn(this.owner), REGENCY, family.id, false);
    if (found === null) throw new Error("the family is not in the register");
    return found;
  }

  async answers(family: SeedFamily): Promise<Answers> {
    return answeredOnly(askedAnswers(REGSOSEK22K, (await this.record(family)).answers));
  }

  /** One applied proposal with these household answers and member moves. */
  async change(
    family: SeedFamily,
    household: Answers["household"],
    memberOps: readonly MemberOp[] = [],
    members: Answers["members"] = {},
    told: Telling = NOTHING_TOLD,
  ) {
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(this.people.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const saved = await must<{ version: number; errors: number }>(this.people.operator, "proposal.save", {
      ...key,
      memberOps,
      eventOps: told.eventOps,
      patches: [...patchesBetween(await this.answers(family), { household, members, civil: {} }), ...told.patches],
      notes: Object.fromEntries(Object.keys(members).map((uid) => [`V06|${uid}`, "Memang orang lain."])),
    });
    if (saved.errors > 0) throw new Error(`the draft has ${saved.errors} errors`);
    await this.apply(key, saved.version);
    return key;
  }

  /** Begins a counter-proposal and lets every tier agree. */
  async undo(family: SeedFamily, revision: number) {
    const input = { regencyCode: REGENCY, id: uuidv7(), householdId: family.id, revision, note: "Salah keluarga." };
    const begun = await must<{ id: string; fields: number; kept: number }>(
      this.people.operator,
      "proposal.start-undo",
      input,
    );
    await this.apply({ regencyCode: REGENCY, id: begun.id }, 2);
    return begun;
  }

  async apply(key: ProposalKey, version: number): Promise<void> {
    await carryToRecord(this.people, key, version, this.meetingId);
  }

  publicId(family: SeedFamily): string {
    return formatPublicId(REGENCY, family.id);
  }
}

export const here = (family: SeedFamily) =>
  family.members.filter((member) => member.active && member.answers["presence"] === 1);
