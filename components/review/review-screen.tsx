import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EventPanel } from "@/components/event/event-panel";
import { ChangeList } from "@/components/proposal/change-list";
import { MemberMoves } from "@/components/proposal/member-moves";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import type { NamedSection, ReviewPage } from "@/lib/domain/form/review-page";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { formatDate } from "@/lib/i18n/formats";

export interface ReviewScreenProps {
  readonly page: ReviewPage;
  /** What the reader's own training lacks before they may send; null where it is another's duty. */
  readonly missing: ReactNode;
  /** What can be done: it stands around the reading, see `SendDesk`. */
  readonly children: (reading: ReactNode) => ReactNode;
}

/** The whole proposal as it would be sent: what changes first, the rest folded, and what must be settled. */
export async function ReviewScreen({ page, missing, children }: ReviewScreenProps) {
  const t = await getTranslations("review");
  const proposal = await getTranslations("proposal");
  const common = await getTranslations("common");
  const { head } = page;
  const formPath = `/usulan/${head.publicId}/isi`;
  return (
    <div className="space-y-5">
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { href: `/usulan/${head.publicId}`, label: proposal("proposal") },
              { href: formPath, label: proposal("fill") },
              { label: t("title") },
            ]}
          />
        }
        title={head.headName === "" ? proposal("newFamily") : proposal("familyOf", { name: head.headName })}
        lead={t("lead")}
      />
      {page.isOpenPeriod ? null : <Alert tone="attention">{t("periodClosed")}</Alert>}
      {page.maySend ? null : (missing ?? <Alert>{t("mayNotSend")}</Alert>)}
      {page.isInFuture ? (
        <Alert tone="danger">
          {t("inFuture")}{" "}
          <Link href={`${formPath}?bagian=start`} className="link font-semibold">
            {t("fix")}
          </Link>
        </Alert>
      ) : null}
      {children(<Reading page={page} />)}
    </div>
  );
}

async function Reading({ page }: { readonly page: ReviewPage }) {
  const t = await getTranslations("review");
  const proposal = await getTranslations("proposal");
  const locale = await getLocale();
  const { head } = page;
  const formPath = `/usulan/${head.publicId}/isi`;
  const missing = page.findings.filter(({ severity }) => severity === "missing");
  const kind =
    head.kind === "event"
      ? "kindEvent"
      : head.kind === "new-household"
        ? "kindNew"
        : page.isCorrection
          ? "kindCorrection"
          : "kindChange";
  const hasMoves = page.added.length + page.left.length > 0;
  return (
    <>
      <div className="rounded-md border border-line bg-surface px-4 py-2 sm:px-5">
        <DescriptionList
          items={[
            { term: proposal("kind"), detail: proposal(kind) },
            { term: proposal("conditionDate"), detail: formatDate(page.conditionDate, locale) },
          ]}
        />
      </div>
      <EventPanel events={page.events} regencyCode={head.regencyCode} />
      {hasMoves ? (
        <section aria-labelledby="orang" className="space-y-3">
          <h2 id="orang" className="text-xl">
            {t("people")}
          </h2>
          <MemberMoves added={page.added} left={page.left} />
        </section>
      ) : null}
      <section aria-labelledby="yang-berubah" className="space-y-3">
        <h2 id="yang-berubah" className="text-xl">
          {t("changes")}
        </h2>
        {page.changes.length > 0 ? (
          <ChangeList groups={page.changes} />
        ) : (
          <p className="text-muted">{t("noChanges")}</p>
        )}
      </section>
      <Sections title={t("confirmed")} sections={page.confirmed} formPath={formPath} />
      <Sections title={t("untouched")} lead={t("untouchedLead")} sections={page.untouched} formPath={formPath} />
      {missing.length > 0 ? (
        <Panel summary={t("missing", { count: missing.length })}>
          <ul className="space-y-1">
            {missing.map((finding) => (
              <li key={finding.key}>
                {finding.person === null ? null : <strong>{finding.person}: </strong>}
                {finding.text}{" "}
                <Link href={`${formPath}${finding.query}`} className="link inline-block py-1">
                  {t("fix")}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <p className="text-muted">{t("serverRules")}</p>
      <p className="font-semibold">{t(`decides.${meetingKind(head.villageCode)}`)}</p>
    </>
  );
}

interface SectionsProps {
  readonly title: string;
  readonly lead?: string;
  readonly sections: readonly NamedSection[];
  readonly formPath: string;
}

function Sections({ title, lead, sections, formPath }: SectionsProps) {
  if (sections.length === 0) return null;
  return (
    <Panel summary={title} aside={<span className="tabular text-sm font-normal text-muted">{sections.length}</span>}>
      {lead === undefined ? null : <p className="mb-2 text-muted">{lead}</p>}
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {sections.map((section) => (
          <li key={section.key}>
            <Link href={`${formPath}${section.query}`} className="link inline-flex min-h-11 items-center md:min-h-8">
              {section.person === null ? section.title : `${section.person} – ${section.title}`}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
