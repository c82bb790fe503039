import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EventPanel } from "@/components/event/event-panel";
import { UndoNotice } from "@/components/history/undo-notice";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { StatusBadge } from "@/components/ui/status-badge";
import type { StatusPage } from "@/lib/domain/form/status-page";
import { meetingKind } from "@/lib/domain/queue/meeting-kind";
import { lastDayOf } from "@/lib/domain/workflow/deadline";
import { isReasonFor } from "@/lib/domain/workflow/reason";
import { formatDate, formatDay } from "@/lib/i18n/formats";
import { ChangeList } from "./change-list";
import { MemberMoves } from "./member-moves";
import { ProposalHistory } from "./proposal-history";

export interface ProposalStatusProps {
  readonly page: StatusPage;
  readonly now: Date;
  /** Just sent from this browser. */
  readonly isJustSent: boolean;
  readonly withdraw: ReactNode;
  /** What became of it at the centre, and what people object to. */
  readonly beside: ReactNode;
}

/** Where a proposal is, in words: who holds it, what comes next, and why it came back. */
export async function ProposalStatus({ page, now, isJustSent, withdraw, beside }: ProposalStatusProps) {
  const t = await getTranslations("proposal");
  const states = await getTranslations("states.proposal");
  const { head } = page;
  const hasMoves = page.added.length + page.left.length > 0;
  return (
    <div className="space-y-5">
      <PageHeading
        above={t("title")}
        title={head.headName === "" ? t("newFamily") : t("familyOf", { name: head.headName })}
        lead={<StatusBadge state={head.state} label={states(head.state)} />}
      />
      <Reasoned page={page} />
      {page.undo === null ? null : <UndoNotice householdPublicId={head.householdPublicId} undo={page.undo} />}
      {isJustSent && head.state === "submitted" ? (
        <Alert tone="success" live="polite" title={t("sent.title")}>
          {t(`sent.${meetingKind(head.villageCode)}`)}
        </Alert>
      ) : null}
      <Where page={page} now={now} withdraw={withdraw} />
      {beside}
      <EventPanel events={page.events} regencyCode={head.regencyCode} />
      <section aria-labelledby="perubahan" className="space-y-3">
        <h2 id="perubahan" className="text-xl">
          {t("changes")}
        </h2>
        {hasMoves ? <MemberMoves added={page.added} left={page.left} /> : null}
        {page.changes.length > 0 ? (
          <ChangeList groups={page.changes} />
        ) : hasMoves ? null : (
          <EmptyState title={t("noChanges")}>{t("noChangesHint")}</EmptyState>
        )}
      </section>
      <div className="grid gap-5 lg:grid-cols-2">
        <ProposalHistory head={head} history={page.history} now={now} />
        <Facts page={page} />
      </div>
    </div>
  );
}

/** First thing seen when it came back: why. */
async function Reasoned({ page: { head } }: { readonly page: StatusPage }) {
  const t = await getTranslations("proposal");
  const workflow = await getTranslations("workflow.reason");
  const { state, reason, note } = head;
  if (state !== "returned" && state !== "rejected" && state !== "withdrawn") return null;
  const event = { returned: "return", rejected: "reject", withdrawn: "withdraw" } as const;
  const words = reason !== null && isReasonFor(reason, event[state]) ? workflow(reason) : (reason ?? "");
  return (
    <Alert tone={state === "withdrawn" ? "neutral" : "danger"} title={t(state, { reason: words })}>
      {note === null || note === "" ? null : <p className="whitespace-pre-line">{note}</p>}
    </Alert>
  );
}

async function Where({ page, now, withdraw }: Pick<ProposalStatusProps, "page" | "now" | "withdraw">) {
  const t = await getTranslations("proposal");
  const locale = await getLocale();
  const { head, since, dueAt, can } = page;
  const day = (instant: Date) => formatDay(instant, head.timeZone, locale);
  const { state } = head;
  const at = state === "draft" || state === "returned" ? state : page.holder;
  return (
    <Card title={t("where")}>
      {state === "applied" || state === "rejected" || state === "withdrawn" || state === "expired" ? (
        <p>{t(`done.${state}`)}</p>
      ) : at === null ? null : (
        <>
          <p className="font-semibold">
            {t("holder", {
              who: at === "endorse" ? t(`who.endorse.${meetingKind(head.villageCode)}`) : t(`who.${at}`),
            })}
          </p>
          <p>{t("nextStep", { what: t(`next.${at}`) })}</p>
        </>
      )}
      <p className="mt-1 text-sm text-muted">
        {t("since", { when: day(since) })}
        {dueAt === null ? null : <> · {t(dueAt <= now ? "overdue" : "due", { when: day(lastDayOf(dueAt)) })}</>}
      </p>
      {can.edit || can.withdraw ? (
        <div className="no-print mt-4 flex flex-wrap gap-2">
          {can.edit ? (
            <>
              <LinkButton href={`/usulan/${head.publicId}/isi`} variant="primary" icon="pencil">
                {t(state === "returned" ? "action.mend" : "action.continue")}
              </LinkButton>
              <LinkButton href={`/usulan/${head.publicId}/periksa`} icon="clipboard-check">
                {t("action.review")}
              </LinkButton>
            </>
          ) : null}
          {can.withdraw ? withdraw : null}
        </div>
      ) : null}
    </Card>
  );
}

async function Facts({ page }: { readonly page: StatusPage }) {
  const t = await getTranslations("proposal");
  const locale = await getLocale();
  const { head, channel } = page;
  const kind =
    head.kind === "event"
      ? "kindEvent"
      : head.kind === "new-household"
        ? "kindNew"
        : page.isCorrection
          ? "kindCorrection"
          : "kindChange";
  const named = (["desk", "visit", "import", "api"] as const).find((each) => each === channel);
  return (
    <Card title={t("facts")}>
      <DescriptionList
        items={[
          { term: t("kind"), detail: t(kind) },
          { term: t("conditionDate"), detail: formatDate(page.conditionDate, locale) },
          { term: t("channel"), detail: named === undefined ? channel : t(`channels.${named}`) },
        ]}
      />
      {head.kind !== "new-household" || head.state === "applied" ? (
        <div className="no-print mt-3">
          <LinkButton href={`/keluarga/${head.householdPublicId}`} icon="house">
            {t("openHousehold")}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}
