import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PassMarkForm } from "@/components/exam/pass-mark-form";
import { PassMarkHistory } from "@/components/exam/pass-mark-history";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { ITEM_PATH } from "@/lib/domain/exam/item-page";
import { PASS_MARK_RANGE, type PassMarkPage } from "@/lib/domain/training-session/pass-mark";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPassMarkPage } from "@/lib/server/exam/pass-mark-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exam.passMark"))("title") };
}

/** The mark that passes the test in the reader's region: what holds, who set it and why; the coach sets another. */
export default async function PassMarkView() {
  const actor = await requirePermission("exam:watch");
  const page = await findPassMarkPage(actor);
  if (page === null) notFound();
  const [t, common] = await Promise.all([getTranslations("exam.passMark"), getTranslations("common")]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region: page.regionLabel })}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: ITEM_PATH }, { label: t("title") }]}
          />
        }
      />
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        <Card title={t("now")}>
          <p className="tabular text-2xl font-bold">{t("mark", { mark: page.mark })}</p>
          <p className="max-w-prose">{t("nowText")}</p>
        </Card>
        {page.maySet ? <SetMark page={page} grantId={actor.grant.id} /> : null}
        <Card title={t("history")} flush>
          <PassMarkHistory lines={page.history} zone={page.zone} />
        </Card>
      </div>
    </>
  );
}

async function SetMark({ page, grantId }: { readonly page: PassMarkPage; readonly grantId: string }) {
  const t = await getTranslations("exam.passMark");
  const { least, mark, seen } = page;
  return (
    <Card title={t("form")}>
      <PassMarkForm
        key={seen}
        grantId={grantId}
        least={least}
        mark={mark}
        seen={seen}
        words={{
          mark: t("field"),
          markHint: t("fieldHint", { least, most: PASS_MARK_RANGE.most }),
          range: t("range", { least, most: PASS_MARK_RANGE.most }),
          reason: t("reason"),
          reasonHint: t("reasonHint"),
          reasonProblem: t("reasonProblem"),
          unchanged: t("unchanged"),
          save: t("save"),
          saving: t("saving"),
          saved: t("saved"),
          problem: await problemLabels(),
        }}
      />
    </Card>
  );
}
