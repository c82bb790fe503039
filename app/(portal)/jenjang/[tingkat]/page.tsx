import type { Metadata } from "next";
import Form from "next/form";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { PageHeading } from "@/components/ui/page-heading";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextInput } from "@/components/ui/text-input";
import { problemLabels } from "@/components/user/labels";
import { ApplySetting } from "@/components/workflow/apply-setting";
import { lengthWords } from "@/components/workflow/length-words";
import { dueDay, MOST_DAYS, type TrialPart } from "@/lib/domain/workflow/deadline";
import { areaIn, deadlineInQuery, tierHref, tierOfWord, unitWord } from "@/lib/domain/workflow/tier-address";
import { type DeadlineTrial, type TierTrialPage, TRIAL_DAYS } from "@/lib/domain/workflow/tier-page";
import { formatDate } from "@/lib/i18n/formats";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findTierTrial } from "@/lib/server/workflow/queries";

type Props = PageProps<"/jenjang/[tingkat]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers"))("change") };
}

/** Another deadline for one tier of an area: tried on what happened, then put in force. */
export default async function DeadlinePage({ params, searchParams }: Props) {
  const actor = await requirePermission("tier:configure");
  const [{ tingkat }, query] = await Promise.all([params, searchParams]);
  const name = tierOfWord(tingkat);
  const wanted = deadlineInQuery(query);
  const page = name === null ? null : await findTierTrial(actor, name, areaIn(query), wanted, new Date());
  if (page === null) notFound();
  const [t, common, words] = await Promise.all([getTranslations("tiers"), getTranslations("common"), lengthWords()]);
  const tier = t(`step.${page.line.tier}`);
  const isAsked = query["jumlah"] !== undefined;
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: tierHref(null, page.area.code) }, { label: tier }]}
          />
        }
        title={t("try.title", { tier })}
        lead={t("try.lead")}
      />
      <div className="grid max-w-3xl gap-5">
        <p className="font-semibold">{t("try.now", { region: page.area.label, length: words(page.line.deadline) })}</p>
        <Card title={t("try.form")}>
          {isAsked && wanted === null ? (
            <div className="mb-4">
              <Alert tone="danger">{t("try.bad", { most: MOST_DAYS })}</Alert>
            </div>
          ) : null}
          <TryForm page={page} wanted={wanted ?? page.line.deadline} />
        </Card>
        {page.trial === null ? null : (
          <>
            <Card title={t("try.result", { length: words(page.trial.deadline) })}>
              <Effect page={page} trial={page.trial} />
              <p className="mt-3 text-sm text-muted">
                {page.trial.sharpness === "exact" ? "" : `${t("try.rounded")} `}
                {t("try.apart")}
              </p>
            </Card>
            <Card title={t("try.apply")}>
              <Apply page={page} trial={page.trial} grantId={actor.grant.id} />
            </Card>
          </>
        )}
      </div>
    </>
  );
}

async function TryForm({ page, wanted }: { readonly page: TierTrialPage; readonly wanted: DeadlineTrial["deadline"] }) {
  const t = await getTranslations("tiers.try");
  return (
    <Form action={tierHref(page.line.tier, null)} prefetch={false} className="grid gap-4">
      <input type="hidden" name="wilayah" value={page.area.code} />
      <Field id="jumlah" label={t("count")} hint={t("countHint", { most: MOST_DAYS })}>
        {(control) => (
          <TextInput {...control} name="jumlah" inputMode="numeric" maxLength={2} defaultValue={String(wanted.count)} />
        )}
      </Field>
      <RadioCards
        id="satuan"
        legend={t("unit")}
        name="satuan"
        value={unitWord(wanted.unit)}
        options={[
          { value: unitWord("day"), label: t("day"), hint: t("dayHint") },
          { value: unitWord("working-day"), label: t("working"), hint: t("workingHint") },
        ]}
      />
      <div>
        <Button type="submit" icon="search">
          {t("show")}
        </Button>
      </div>
    </Form>
  );
}

async function Effect({ page, trial }: { readonly page: TierTrialPage; readonly trial: DeadlineTrial }) {
  const [t, locale] = await Promise.all([getTranslations("tiers.try"), getLocale()]);
  const say = (key: "decidedText" | "waitingText", part: TrialPart | null) =>
    part === null
      ? t("few")
      : t(trial.sharpness === "exact" ? `${key}Exact` : key, {
          count: part.count,
          late: part.late,
          lateThen: part.lateThen,
        });
  return (
    <DescriptionList
      plain
      items={[
        { term: t("decided", { days: TRIAL_DAYS }), detail: say("decidedText", trial.decided) },
        { term: t("waitingTitle"), detail: say("waitingText", trial.waiting) },
        {
          term: t("today"),
          detail: t("due", { day: formatDate(dueDay(page.today, trial.deadline, page.calendar), locale) }),
        },
      ]}
    />
  );
}

interface ApplyProps {
  readonly page: TierTrialPage;
  readonly trial: DeadlineTrial;
  readonly grantId: string;
}

async function Apply({ page, trial, grantId }: ApplyProps) {
  const t = await getTranslations("tiers.try");
  const { area, line, seen, today } = page;
  return (
    <ApplySetting
      key={`${trial.deadline.count} ${trial.deadline.unit} ${seen}`}
      grantId={grantId}
      regionCode={area.code}
      command="tier.set-deadline"
      setting={{ tier: line.tier, count: trial.deadline.count, unit: trial.deadline.unit }}
      seen={seen}
      today={today}
      backHref={tierHref(null, area.code)}
      words={{
        from: t("from"),
        reason: t("reason"),
        reasonHint: t("reasonHint"),
        reasonProblem: t("reasonProblem"),
        past: t("past"),
        save: t("save"),
        saving: t("saving"),
        saved: t("saved"),
        problem: await problemLabels(),
      }}
    />
  );
}
