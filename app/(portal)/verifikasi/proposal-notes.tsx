import { getLocale } from "next-intl/server";
import { IdentityCard } from "@/components/duplicate/identity-card";
import { CheckPanel } from "@/components/ground-check/check-panel";
import { LotNotice } from "@/components/lot/lot-notice";
import { ObjectionNotes } from "@/components/objection/objection-notes";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { findProposalNotes } from "@/lib/server/duplicate/notes-query";
import { findProposalChecks } from "@/lib/server/ground-check/view-query";
import { findLotOf } from "@/lib/server/lot/view-query";
import { findObjectionNotes } from "@/lib/server/objection/page-query";
import { timeZoneOf } from "@/lib/server/region/queries";

interface Props {
  readonly actor: Actor;
  readonly proposal: PublicId;
}

/** Beside a proposal: for those who judge who people are, doubles and what Dukcapil says; for those who send somebody, checks. */
export async function ProposalNotes({ actor, proposal }: Props) {
  return (
    <div className="mb-4 space-y-4 empty:hidden">
      <LotPlace actor={actor} proposal={proposal} />
      <Objections actor={actor} proposal={proposal} />
      <Checks actor={actor} proposal={proposal} />
      <Identities actor={actor} proposal={proposal} />
    </div>
  );
}

async function LotPlace({ actor, proposal }: Props) {
  const lot = await findLotOf(actor, proposal);
  return lot === null ? null : <LotNotice lot={lot} />;
}

async function Objections({ actor, proposal }: Props) {
  const notes = await findObjectionNotes(actor, proposal.regencyCode, { proposalId: proposal.id });
  return <ObjectionNotes notes={notes} zone={await timeZoneOf(proposal.regencyCode)} now={new Date()} />;
}

async function Checks({ actor, proposal }: Props) {
  const checks = await findProposalChecks(actor, proposal, { locale: await getLocale(), now: new Date() });
  if (checks === null) return null;
  return <CheckPanel checks={checks} grantId={actor.grant.id} zone={await timeZoneOf(checks.villageCode)} />;
}

async function Identities({ actor, proposal }: Props) {
  if (!authorize(actor, "duplicate:read")) return null;
  const [notes, locale] = await Promise.all([findProposalNotes(actor, proposal), getLocale()]);
  if (notes === null || (notes.people.length === 0 && notes.cases.length === 0)) return null;
  return <IdentityCard notes={notes} familyPublicId={null} locale={locale} />;
}
