import { PhotoLink } from "@/components/attachment/photo-link";
import { EmptiedAnswers } from "@/components/proposal/emptied-answers";
import { Alert } from "@/components/ui/alert";
import { DescriptionList } from "@/components/ui/description-list";
import { DiffRow } from "@/components/ui/diff-row";
import type { ChangeGroup, ChangeRow } from "@/lib/domain/queue/readable";

export interface ChangeWords {
  readonly before: string;
  readonly after: string;
  readonly notAnswered: string;
}

function heading(group: ChangeGroup): string {
  return group.person === null ? group.title : `${group.person}: ${group.title}`;
}

/** A new answer in words; a picture can be opened. */
function After({ row }: { readonly row: ChangeRow }) {
  return row.photo === null ? row.after : <PhotoLink file={row.photo} label={row.label} text={row.after} />;
}

/** Changed answers of one section: before and after, with what the rules say beside the answer. */
export function ChangeSection({ group, words }: { readonly group: ChangeGroup; readonly words: ChangeWords }) {
  return (
    <section className="avoid-break">
      <h3 className="text-sm font-semibold text-muted">{heading(group)}</h3>
      <dl>
        {group.rows.map((row) => (
          <DiffRow
            key={row.key}
            question={row.label}
            before={row.before === "" ? words.notAnswered : row.before}
            after={row.after === "" ? words.notAnswered : <After row={row} />}
            beforeLabel={words.before}
            afterLabel={words.after}
            note={
              row.warnings.length === 0 ? undefined : (
                <Alert tone="attention">
                  {row.warnings.map((text) => (
                    <p key={text}>{text}</p>
                  ))}
                </Alert>
              )
            }
          />
        ))}
      </dl>
      <EmptiedAnswers person={group.person} rows={group.emptied} />
    </section>
  );
}

/** A new family has no before: its answers are read as a list. */
export function NewAnswers({ group, words }: { readonly group: ChangeGroup; readonly words: ChangeWords }) {
  return (
    <section className="avoid-break">
      <h3 className="text-sm font-semibold text-muted">{heading(group)}</h3>
      <DescriptionList
        items={group.rows
          .filter((row) => row.after !== "")
          .map((row) => ({
            term: row.label,
            detail: <After row={row} />,
            ...(row.warnings.length === 0 ? {} : { note: row.warnings.join(" ") }),
          }))}
      />
      {group.rows.every((row) => row.after === "") ? <p className="text-muted">{words.notAnswered}</p> : null}
    </section>
  );
}
