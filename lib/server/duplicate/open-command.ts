import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { openCases } from "./open-case";
import { toPair } from "./pair";
import { listPersons } from "./person";

const openSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  personUid: z.uuid(),
  otherPersonUid: z.uuid(),
  /** What makes the reporter think so. */
  note: z.string().trim().min(5).max(500),
});

/**
 * Reports two people of the register as one. Whatever their score: the reporter has seen what the portal has not. Both
 * must be in the reporter's scope; a pair that was judged not the same stays judged.
 */
export const openDuplicate = defineCommand({
  name: "duplicate.open",
  permission: "duplicate:open",
  input: openSchema,
  async run({ sql, actor, input, now, newId }) {
    const { regencyCode, personUid, otherPersonUid, note } = input;
    if (personUid === otherPersonUid) return refuse("INVALID_INPUT");
    const people = await listPersons(sql, regencyCode, [personUid, otherPersonUid]);
    const one = people.get(personUid);
    const other = people.get(otherPersonUid);
    if (one === undefined || other === undefined || regencyCode >= "99") return refuse("NOT_FOUND");
    const opener = { userId: actor.userId, grantId: actor.grant.id, role: actor.grant.role };
    const opening = { sql, regencyCode, origin: "hand" as const, proposalId: null, opener, note, now, newId };
    const [id] = await openCases(opening, [toPair(one, other)]);
    if (id === undefined) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SETTLED" } });
    const areaCode = one.villageCode === other.villageCode ? one.villageCode : regencyCode;
    return done({ id }, { action: "duplicate:open", subjectKind: "duplicate", subjectIds: [id], areaCode });
  },
});
