import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { Participant, SessionDetail } from "@/lib/domain/training-session/page";
import { localeOf } from "@/lib/i18n/locale";
import { type DutyWords, dutyWords } from "./duty-words";
import { type PassContext, PassState } from "./pass-state";
import { SeatBadge } from "./session-badge";

export interface PeopleTableProps {
  readonly detail: SessionDetail;
  /** What may be done with one person; null where nothing. */
  readonly actionsOf: (person: Participant) => ReactNode;
}

/** Everybody in a training. What they reached has columns once it has begun. */
export async function PeopleTable({ detail, actionsOf }: PeopleTableProps) {
  const { session, participants } = detail;
  const [t, locale, duty] = await Promise.all([
    getTranslations("trainingSession.detail"),
    getLocale().then(localeOf),
    dutyWords(),
  ]);
  const results = session.state === "running" || session.state === "over";
  const acts = participants.some((person) => actionsOf(person) !== null);
  const act: DataColumn<Participant> = { key: "act", header: t("act"), phoneLabel: "", cell: actionsOf };
  return (
    <DataTable
      caption={t("people")}
      rows={participants}
      rowKey={(person) => person.enrolmentId}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (person) => <PersonCell person={person} duty={duty} self={t("self")} over={t("postOver")} />,
        },
        { key: "seat", header: t("seat"), cell: (person) => <SeatBadge state={person.state} /> },
        {
          key: "pact",
          header: t("pact"),
          cell: ({ hasSignedPact }) => <YesNo is={hasSignedPact} yes={t("pactSigned")} no={t("pactMissing")} />,
        },
        ...(results ? await resultColumns({ zone: session.zone, locale }) : []),
        ...(acts ? [act] : []),
      ]}
    />
  );
}

function PersonCell(props: {
  readonly person: Participant;
  readonly duty: DutyWords;
  readonly self: string;
  readonly over: string;
}) {
  const { person, duty, self, over } = props;
  return (
    <>
      {person.name}
      {person.isSelf ? <span className="ms-1 font-normal text-muted">({self})</span> : null}
      <span className="block text-sm font-normal text-muted">{duty(person)}</span>
      {person.isPostOver ? (
        <Badge tone="attention" icon="user-minus">
          {over}
        </Badge>
      ) : null}
    </>
  );
}

async function resultColumns(context: PassContext): Promise<readonly DataColumn<Participant>[]> {
  const t = await getTranslations("trainingSession.detail");
  // Only who holds a seat can have been there.
  const held = ({ state }: Participant) => state === "confirmed";
  const none = (person: Participant) => !held(person);
  return [
    {
      key: "attended",
      header: t("attended"),
      phoneHidden: none,
      cell: (person) =>
        held(person) ? <YesNo is={person.attendedAt !== null} yes={t("present")} no={t("absent")} /> : null,
    },
    {
      key: "score",
      header: t("score"),
      phoneHidden: none,
      cell: (person) =>
        person.theoryScore === null ? (
          <span className="text-muted">{held(person) ? t("scoreNone") : null}</span>
        ) : (
          <span className="tabular whitespace-nowrap">{t("scoreText", { score: person.theoryScore })}</span>
        ),
    },
    {
      key: "practice",
      header: t("practice"),
      phoneHidden: none,
      cell: (person) =>
        held(person) ? (
          <YesNo is={person.practicePassedAt !== null} yes={t("practicePassed")} no={t("practiceNone")} />
        ) : null,
    },
    {
      key: "passed",
      header: t("passed"),
      phoneHidden: none,
      cell: (person) => (held(person) ? <PassState person={person} {...context} /> : null),
    },
  ];
}

function YesNo({ is, yes, no }: { readonly is: boolean; readonly yes: string; readonly no: string }) {
  return is ? (
    <Badge tone="success" icon="check">
      {yes}
    </Badge>
  ) : (
    <span className="text-muted">{no}</span>
  );
}
