import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ProposalStatus } from "@/components/proposal/proposal-status";
import { WithdrawButton } from "@/components/proposal/withdraw-button";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { reasonsFor } from "@/lib/domain/workflow/reason";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findStatusPage } from "@/lib/server/proposal/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("proposal"))("title") };
}

export default async function ProposalPage({ params, searchParams }: PageProps<"/usulan/[id]">) {
  const actor = await requirePermission("proposal:read");
  const at = parsePublicId((await params).id);
  const page = at === null ? null : await findStatusPage(actor, at, await getLocale(), new Date());
  if (page === null) notFound();
  const { regencyCode, id, version } = page.head;
  const t = await getTranslations("proposal");
  const reasons = await getTranslations("workflow.reason");
  const common = await getTranslations("common");
  return (
    <ProposalStatus
      page={page}
      now={new Date()}
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
