import type { Answers } from "@/lib/domain/instrument/answers";
import type { WholeFamily } from "@/lib/server/household/whole-family";

/** A family of the demo, generated without a database. */
export interface SeedFamily extends WholeFamily {
  /** Latent welfare, standard normal: what the deciles and answers were drawn from. For tests. */
  readonly welfare: number;
}

/** The family's answers in the shape that the form, the rules and the proposals read: those who ended are not in it. */
export function answersOfFamily(family: SeedFamily): Answers {
  const members = family.members.filter((member) => member.active);
  return {
    household: family.household,
    members: Object.fromEntries(members.map((member) => [member.uid, member.answers])),
    civil: Object.fromEntries(members.map((member) => [member.uid, member.civil])),
  };
}
