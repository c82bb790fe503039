"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { PhotoInput } from "@/components/attachment/photo-input";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DateInput, type DateLabels } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { identityNumberProblem, wordsProblem } from "@/lib/domain/nik/identity-number";
import {
  isPlace,
  OBJECTION_GROUNDS,
  OBJECTORS,
  type ObjectionPlace,
  STATEMENT_LENGTH,
} from "@/lib/domain/objection/objection";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { SeenAt, type SeenAtWords } from "./seen-at";

export type ObjectionFormWords = Readonly<
  Record<
    | "objector"
    | "ground"
    | "choose"
    | "against"
    | "record"
    | "statement"
    | "statementHint"
    | "heardOn"
    | "missing"
    | "future"
    | "submit"
    | "busy"
    | "done"
    | "TOO_SHORT"
    | "TOO_LONG"
    | "IDENTITY_NUMBER"
    | "tooManyOpen"
    | "tooManyOfPerson"
    | "nik"
    | "nikHint"
    | "nikWrong",
    string
  >
> & {
  readonly objectors: Readonly<Record<(typeof OBJECTORS)[number], string>>;
  readonly grounds: Readonly<Record<(typeof OBJECTION_GROUNDS)[number], string>>;
  readonly dateLabels: DateLabels;
  readonly photo: string;
  readonly photoHint: string;
  readonly seenAt: SeenAtWords;
};

export interface ObjectionFormProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly householdId: string;
  /** Sent proposals of the family; the record itself is the first choice. */
  readonly proposals: readonly SelectOption[];
  /** YYYY-MM-DD, in the village. */
  readonly today: string;
  readonly words: ObjectionFormWords;
}

/** Writes down an objection. Its id is kept while the page is, so that pressing twice files once. */
export function ObjectionForm({ grantId, regencyCode, householdId, proposals, today, words }: ObjectionFormProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const { busy, problem, send } = useCommand(grantId);
  const [objector, setObjector] = useState<string>("family");
  const [nik, setNik] = useState("");
  const [ground, setGround] = useState("");
  const [proposalId, setProposalId] = useState("");
  const [statement, setStatement] = useState("");
  const [heardOn, setHeardOn] = useState(today);
  const [photoId, setPhotoId] = useState<string | null>(null);
  const [seenAt, setSeenAt] = useState<ObjectionPlace | null>(null);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useRef(uuidv7());
  const wrongWords = wordsProblem(statement, STATEMENT_LENGTH);
  const isFuture = heardOn > today;
  const isPlaced = seenAt === null || isPlace(seenAt);
  const isCarded = objector !== "neighbour" || identityNumberProblem(nik.trim()) === null;
  const isReady = isCarded && ground !== "" && wrongWords === null && heardOn !== "" && !isFuture && isPlaced;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isReady) {
      // After the errors are drawn, to the first of them.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    const value = await send("objection.file", {
      id: id.current,
      regencyCode,
      householdId,
      proposalId: proposalId === "" ? null : proposalId,
      objector,
      objectorNik: objector === "neighbour" ? nik.trim() : null,
      ground,
      statement: statement.trim(),
      heardOn,
      photoId,
      seenAt,
    });
    if (value === null) return;
    showToast(words.done);
    router.push(`/sanggahan/${formatPublicId(regencyCode, id.current)}`);
  };
  const reason = problem?.info?.["reason"];
  const full =
    reason === "TOO_MANY_OPEN" ? words.tooManyOpen : reason === "TOO_MANY_OF_PERSON" ? words.tooManyOfPerson : null;
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="max-w-2xl space-y-6">
      <RadioCards
        id="sanggah-siapa"
        legend={words.objector}
        name="siapa"
        value={objector}
        options={OBJECTORS.map((value) => ({ value, label: words.objectors[value] }))}
        onChange={setObjector}
      />
      {objector === "neighbour" ? (
        <Field
          id="sanggah-nik"
          label={words.nik}
          hint={words.nikHint}
          error={isTried && !isCarded ? words.nikWrong : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              digits
              inputMode="numeric"
              autoComplete="off"
              maxLength={16}
              value={nik}
              onChange={(event) => setNik(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <Field id="sanggah-dasar" label={words.ground} error={isTried && ground === "" ? words.missing : undefined}>
        {(control) => (
          <Select
            {...control}
            options={OBJECTION_GROUNDS.map((value) => ({ value, label: words.grounds[value] }))}
            placeholder={words.choose}
            value={ground}
            onChange={(event) => setGround(event.target.value)}
          />
        )}
      </Field>
      {proposals.length === 0 ? null : (
        <Field id="sanggah-atas" label={words.against}>
          {(control) => (
            <Select
              {...control}
              options={proposals}
              placeholder={words.record}
              value={proposalId}
              onChange={(event) => setProposalId(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        id="sanggah-isi"
        label={words.statement}
        hint={words.statementHint}
        error={isTried && wrongWords !== null ? words[wrongWords] : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={5}
            maxLength={STATEMENT_LENGTH.most}
            value={statement}
            onChange={(event) => setStatement(event.target.value)}
          />
        )}
      </Field>
      <DateInput
        id="sanggah-hari"
        legend={words.heardOn}
        value={heardOn}
        onChange={setHeardOn}
        labels={words.dateLabels}
        error={isTried && (heardOn === "" || isFuture) ? (isFuture ? words.future : words.missing) : undefined}
      />
      <PhotoInput
        id="sanggah-foto"
        label={words.photo}
        hint={words.photoHint}
        place={{ grantId, objectedFamily: formatPublicId(regencyCode, householdId) }}
        value={photoId}
        onChange={setPhotoId}
      />
      <SeenAt value={seenAt} onChange={setSeenAt} words={words.seenAt} />
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={full ?? errors[problem.code].what}>
          {full === null ? errors[problem.code].todo : null}
        </Alert>
      )}
      <Button type="submit" variant="primary" icon="flag" busy={busy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
