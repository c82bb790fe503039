import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceWords } from "@/components/duplicate/evidence-list";
import { ReportButton } from "@/components/duplicate/report-button";
import { ScoreBadge } from "@/components/duplicate/score-badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { TaskList } from "@/components/ui/task-list";
import { formatDate } from "@/lib/i18n/formats";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findReportPage, type ReportPage } from "@/lib/server/duplicate/report-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("duplicate.report"))("title") };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** First the person of the family, then the other one: the nearest in the reader's area. */
export default async function ReportDuplicatePage({ searchParams }: PageProps<"/ganda/baru">) {
  const actor = await requirePermission("duplicate:open");
  const [query, locale, t, common] = await Promise.all([
    searchParams,
    getLocale().then(localeOf),
    getTranslations("duplicate.report"),
    getTranslations("common"),
  ]);
  const family = typeof query["keluarga"] === "string" ? query["keluarga"] : "";
  const person = typeof query["orang"] === "string" && UUID.test(query["orang"]) ? query["orang"] : null;
  const page = await findReportPage(actor, family, person, new Date());
  if (page === null) notFound();
  const born = (date: string | null) => (date === null ? undefined : t("born", { date: formatDate(date, locale) }));
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: page.headName, href: `/keluarga/${page.familyPublicId}` }, { label: t("title") }]}
          />
        }
        title={t("title")}
        lead={t("lead", { name: page.headName })}
      />
      <div className="grid grid-cols-1 gap-5">
        <section>
          <h2 className="mb-2 text-lg">{t("who")}</h2>
          <TaskList
            label={t("who")}
            items={page.people.map(({ uid, name, birthDate }) => ({
              key: uid,
              title: uid === page.chosen ? <strong>{name}</strong> : name,
              hint: born(birthDate),
              href: `/ganda/baru?keluarga=${page.familyPublicId}&orang=${uid}`,
            }))}
          />
        </section>
        {page.chosen === null ? null : (
          <Candidates page={page} chosen={page.chosen} grantId={actor.grant.id} locale={locale} />
        )}
      </div>
    </>
  );
}

interface CandidatesProps {
  readonly page: ReportPage;
  readonly chosen: string;
  readonly grantId: string;
  readonly locale: Locale;
}

async function Candidates({ page, chosen, grantId, locale }: CandidatesProps) {
  const [t, decide] = await Promise.all([getTranslations("duplicate.report"), getTranslations("duplicate.decide")]);
  const name = page.people.find(({ uid }) => uid === chosen)?.name ?? "";
  if (page.candidates.length === 0) {
    return (
      <EmptyState title={t("none")} icon="users">
        <p>{t("noneBody")}</p>
      </EmptyState>
    );
  }
  return (
    <Card title={t("candidates")}>
      <ul className="divide-y divide-line">
        {page.candidates.map((candidate) => (
          <li key={candidate.uid} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-semibold">{candidate.name}</p>
              <p className="text-sm text-muted">
                {[
                  candidate.villageName,
                  candidate.birthDate === null ? "" : t("born", { date: formatDate(candidate.birthDate, locale) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <p className="my-1">
                <ScoreBadge score={candidate.score} />
              </p>
              <EvidenceWords evidence={candidate.evidence} locale={locale} />
            </div>
            <div className="flex flex-wrap gap-2">
              <LinkButton href={`/keluarga/${candidate.familyPublicId}`} icon="users-round" size="small">
                {t("choose")}
              </LinkButton>
              <ReportButton
                regencyCode={page.regencyCode}
                personUid={chosen}
                otherPersonUid={candidate.uid}
                grantId={grantId}
                words={{
                  report: t("report"),
                  ask: t("ask", { one: name, other: candidate.name }),
                  help: t("help"),
                  note: t("note"),
                  noteHint: t("noteHint"),
                  noteMissing: t("noteMissing"),
                  done: t("done"),
                  failed: t("failed"),
                  cancel: decide("cancel"),
                  busy: decide("busy"),
                  settled: decide("problem.SETTLED"),
                }}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
