"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { MeetingRecord } from "@/lib/domain/queue/meeting";
import { heldProblem } from "@/lib/domain/queue/meeting-kind";
import { AttendanceEditor } from "./attendance-editor";
import { namedOf, type RecordFields } from "./record-fields";
import type { RecordWords } from "./record-words";
import { SaveStatusLine } from "./save-status";
import { useRecord } from "./use-record";

export interface RecordFormProps {
  readonly meeting: MeetingRecord;
  /** Today in the village, YYYY-MM-DD. */
  readonly today: string;
  readonly userId: string;
  readonly grantId: string;
  readonly locale: string;
  readonly words: RecordWords;
}

/** Date, place, attendance and minutes of a meeting, and that it was held. */
export function RecordForm({ meeting, today, userId, grantId, locale, words }: RecordFormProps) {
  const router = useRouter();
  const { session, fields, status } = useRecord({ meeting, userId, grantId });
  const change = (part: Partial<RecordFields>) => session.change(part);
  const [isHolding, setHolding] = useState(false);
  const problem = heldProblem({ ...fields, attendance: namedOf(fields.attendance) }, today);
  const hold = async () => {
    if (isHolding) return;
    setHolding(true);
    if (await session.save(true)) {
      showToast(words.held);
      router.refresh();
    }
    setHolding(false);
  };
  return (
    <div className="space-y-5">
      <SaveStatusLine status={status} words={words} locale={locale} />
      {status.kind === "conflict" ? (
        <Conflict
          meeting={meeting}
          words={words}
          keepMine={() => session.keepMine(meeting)}
          takeTheirs={() => session.takeTheirs(meeting)}
        />
      ) : null}
      <DateInput
        id="tanggal"
        legend={words.date}
        value={fields.heldOn}
        onChange={(heldOn) => change({ heldOn })}
        labels={words.dateLabels}
      />
      <Field id="tempat" label={words.place} hint={words.placeHint}>
        {(control) => (
          <TextInput
            {...control}
            value={fields.place}
            maxLength={200}
            onChange={(event) => change({ place: event.target.value })}
          />
        )}
      </Field>
      <AttendanceEditor lines={fields.attendance} words={words} onChange={(attendance) => change({ attendance })} />
      <Field id="berita-acara" label={words.minutes} hint={words.minutesHint}>
        {(control) => (
          <TextArea
            {...control}
            rows={8}
            maxLength={20_000}
            value={fields.minutes}
            onChange={(event) => change({ minutes: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          icon="save"
          busy={status.kind === "saving"}
          busyLabel={words.status.saving}
          onClick={() => session.save(meeting.state === "held")}
        >
          {words.save}
        </Button>
        {meeting.state === "planned" && problem === null ? (
          <Button variant="primary" icon="handshake" busy={isHolding} onClick={hold}>
            {words.hold}
          </Button>
        ) : null}
      </div>
      {meeting.state === "planned" ? (
        <p className="text-sm text-muted">{problem === null ? words.holdHelp : words.holdProblem[problem]}</p>
      ) : null}
    </div>
  );
}

interface ConflictProps {
  readonly meeting: MeetingRecord;
  readonly words: RecordWords;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Both records side by side; a person settles it. */
function Conflict({ meeting, words, keepMine, takeTheirs }: ConflictProps) {
  return (
    <Alert tone="attention" live="assertive" title={words.conflictTitle}>
      <p>{words.conflictText}</p>
      <details className="mt-2">
        <summary className="min-h-11 font-semibold text-laut">{words.conflictTheirs}</summary>
        <p>
          {meeting.heldOn}, {meeting.place}
        </p>
        <p className="whitespace-pre-line">{meeting.minutes}</p>
        <p>{meeting.attendance.map((person) => person.name).join(", ")}</p>
      </details>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={keepMine}>{words.keepMine}</Button>
        <Button onClick={takeTheirs}>{words.takeTheirs}</Button>
      </div>
    </Alert>
  );
}
