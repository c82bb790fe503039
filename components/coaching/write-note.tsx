"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";
import { newOperationId } from "@/lib/client/command/send-command";
import { NOTE_LENGTH } from "@/lib/domain/coaching/note";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";

export interface WriteNoteWords
  extends Readonly<
    Record<
      | "about"
      | "aboutQuestion"
      | "aboutPerson"
      | "question"
      | "area"
      | "person"
      | "choose"
      | "text"
      | "textHint"
      | "textShort"
      | "textIdentifier"
      | "until"
      | "untilHint"
      | "missing"
      | "past"
      | "write"
      | "writing"
      | "written",
      string
    >
  > {
  readonly problem: ProblemLabels;
  readonly dateLabels: DateLabels;
}

export interface WriteNoteProps {
  readonly grantId: string;
  readonly areas: readonly SelectOption[];
  readonly questions: readonly SelectOption[];
  /** Value: "<village>/<user id>". None: nobody may be written to from here. */
  readonly people: readonly SelectOption[];
  readonly question: string;
  readonly today: string;
  readonly until: string;
  readonly words: WriteNoteWords;
}

/** Writes a note: about a question of an area or to one officer, until when. Its id is made here, so a repeat writes once. */
export function WriteNote({ grantId, areas, questions, people, question: asked, today, until, words }: WriteNoteProps) {
  const router = useRouter();
  const id = useRef(newOperationId());
  const [isTried, setTried] = useState(false);
  const [value, setValue] = useState({
    about: "question",
    question: asked,
    area: areas[0]?.value ?? "",
    person: "",
    text: "",
    until,
  });
  const { busy, problem, send } = useCommand(grantId);
  const set = (change: Partial<typeof value>) => setValue((before) => ({ ...before, ...change }));
  const isPerson = value.about === "person";
  const errors = {
    subject: (isPerson ? value.person : value.question) === "" ? words.missing : undefined,
    text: holdsIdentityNumber(value.text)
      ? words.textIdentifier
      : value.text.trim().length < NOTE_LENGTH.min
        ? words.textShort
        : undefined,
    until: value.until < today ? words.past : undefined,
  };
  const shown = (error: string | undefined) => (isTried ? error : undefined);
  const write = async () => {
    setTried(true);
    if (errors.subject ?? errors.text ?? errors.until) return;
    const [village = "", personId = ""] = value.person.split("/");
    const subject = isPerson
      ? { areaCode: village, question: null, personId }
      : { areaCode: value.area, question: value.question, personId: null };
    const input = { id: id.current, ...subject, text: value.text.trim(), until: value.until };
    if ((await send("coaching.write", input)) === null) return;
    id.current = newOperationId();
    setTried(false);
    set({ text: "" });
    showToast(words.written);
    router.refresh();
  };
  return (
    <div className="grid max-w-2xl gap-4">
      {people.length === 0 ? null : (
        <RadioCards
          id="catatan-tentang"
          name="catatan-tentang"
          legend={words.about}
          options={[
            { value: "question", label: words.aboutQuestion },
            { value: "person", label: words.aboutPerson },
          ]}
          value={value.about}
          onChange={(about) => set({ about })}
        />
      )}
      {isPerson ? (
        <Field id="catatan-petugas" label={words.person} error={shown(errors.subject)}>
          {(control) => (
            <Select
              {...control}
              options={people}
              placeholder={words.choose}
              value={value.person}
              onChange={(event) => set({ person: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <>
          <Field id="catatan-isian" label={words.question} error={shown(errors.subject)}>
            {(control) => (
              <Select
                {...control}
                options={questions}
                placeholder={words.choose}
                value={value.question}
                onChange={(event) => set({ question: event.target.value })}
              />
            )}
          </Field>
          <Field id="catatan-wilayah" label={words.area}>
            {(control) => (
              <Select
                {...control}
                options={areas}
                value={value.area}
                onChange={(event) => set({ area: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field
        id="catatan-isi"
        label={words.text}
        hint={words.textHint}
        error={errors.text === words.textIdentifier ? errors.text : shown(errors.text)}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={NOTE_LENGTH.max}
            value={value.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <DateInput
        id="catatan-sampai"
        legend={words.until}
        hint={words.untilHint}
        error={shown(errors.until)}
        labels={words.dateLabels}
        value={value.until}
        onChange={(until) => set({ until })}
      />
      <CommandProblem problem={problem} labels={words.problem} />
      <div>
        <Button variant="primary" icon="save" busy={busy} busyLabel={words.writing} onClick={() => void write()}>
          {words.write}
        </Button>
      </div>
    </div>
  );
}
