import { getLocale } from "next-intl/server";
import { IdentityCard } from "@/components/duplicate/identity-card";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { findProposalNotes } from "@/lib/server/duplicate/notes-query";

/** Beside a proposal, for those who judge who people are: doubles and what Dukcapil says. */
export async function ProposalNotes({ actor, proposal }: { readonly actor: Actor; readonly proposal: PublicId }) {
  if (!authorize(actor, "duplicate:read")) return null;
  const [notes, locale] = await Promise.all([findProposalNotes(actor, proposal), getLocale()]);
  if (notes === null || (notes.people.length === 0 && notes.cases.length === 0)) return null;
  return (
    <div className="mb-4">
      <IdentityCard notes={notes} familyPublicId={null} locale={locale} />
    </div>
  );
}
