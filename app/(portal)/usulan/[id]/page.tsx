import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DeliveryCard } from "@/components/delivery/delivery-card";
import { PeopleSaid } from "@/components/delivery-reply/people-said";
import { ObjectionNotes } from "@/components/objection/objection-notes";
import { ProposalStatus } from "@/components/proposal/proposal-status";
import { WithdrawButton } from "@/components/proposal/withdraw-button";
import { FamilyWordsNote } from "@/components/self-update/family-words-note";
import { authorize } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { reasonsFor } from "@/lib/domain/workflow/reason";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDelivery } from "@/lib/server/delivery/of-proposal";
import { findPeopleSaid } from "@/lib/server/delivery/reply/people-said";
import { findObjectionNotes } from "@/lib/server/objection/page-query";
import { findStatusPage } from "@/lib/server/proposal/queries";
import { listFamilyWords } from "@/lib/server/self-update/told-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("proposal"))("title") };
}

export default async function ProposalPage({ params, searchParams }: PageProps<"/usulan/[id]">) {
  const actor = await requirePermission("proposal:read");
  const at = parsePublicId((await params).id);
  const page = at === null ? null : await findStatusPage(actor, at, await getLocale(), new Date());
  if (at === null || page === null) notFound();
  const now = new Date();
  const { regencyCode, id, version } = page.head;
  const [objections, words, delivery, people, t, reasons, common] = await Promise.all([
    findObjectionNotes(actor, at.regencyCode, { proposalId: at.id }),
    listFamilyWords(actor, at.regencyCode, at.id),
    page.head.state === "applied" ? findDelivery(actor, at) : null,
    page.head.state === "applied" ? findPeopleSaid(actor, at) : [],
    getTranslations("proposal"),
    getTranslations("workflow.reason"),
    getTranslations("common"),
  ]);
  return (
    <ProposalStatus
      page={page}
      now={now}
      beside={
        <>
          <FamilyWordsNote words={words} regencyCode={at.regencyCode} zone={page.head.timeZone} />
          {delivery === null ? null : (
            <DeliveryCard
              steps={delivery}
              people={<PeopleSaid people={people} mayExplain={authorize(actor, "match:explain")} />}
              zone={page.head.timeZone}
              now={now}
            />
          )}
          <ObjectionNotes notes={objections} zone={page.head.timeZone} now={now} />
        </>
      }
      isJustSent={(await searchParams)["terkirim"] === "1"}
      withdraw={
        <WithdrawButton
          regencyCode={regencyCode}
          id={id}
          version={version}
          grantId={actor.grant.id}
          reasons={reasonsFor("withdraw").map((code) => ({ value: code, label: reasons(code) }))}
          texts={{
            action: t("action.withdraw"),
            title: t("withdraw.title"),
            lead: t("withdraw.lead"),
            reason: t("withdraw.reason"),
            note: t("withdraw.note"),
            missing: t("withdraw.missing"),
            needsNote: t("withdraw.needsNote"),
            confirm: t("withdraw.confirm"),
            busy: t("withdraw.busy"),
            cancel: common("cancel"),
          }}
        />
      }
    />
  );
}
