import "server-only";
import * as z from "zod";
import { defineCommand, done } from "@/lib/server/command/command";
import { sealSearch } from "@/lib/server/household/search-token";

/**
 * Turns part of an officer's name into a sealed token for the address of the list of people or of the audit, so that no
 * name ever stands in one. Who searched is in the audit, what for is not.
 */
export const searchUsers = defineCommand({
  name: "user.search",
  permission: "user:manage",
  input: z.strictObject({ term: z.string().trim().min(2).max(100) }),
  async run({ actor, input }) {
    const { regionCode: areaCode } = actor.grant;
    return done(
      { token: sealSearch(input.term) },
      { action: "user:search", subjectKind: "user", subjectIds: [], areaCode, purpose: "search" },
    );
  },
});
