import { getTranslations } from "next-intl/server";
import { PhotoLink } from "@/components/attachment/photo-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Panel } from "@/components/ui/panel";
import type { ReadableSnapshot, SnapshotSection } from "@/lib/domain/instrument/snapshot";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

/** Sections that the page shows elsewhere or that are not the family's own. */
const LEFT_OUT = ["officer"];

export interface SnapshotSectionsProps {
  readonly snapshot: ReadableSnapshot;
  /** Where pictures are kept; without it they are named, not linked. */
  readonly regencyCode?: string;
  /** Unfolded: for one person's few sections. */
  readonly open?: boolean;
}

/** The answers of a record by section, folded; the person's name stands in their sections' titles. */
export async function SnapshotSections({ snapshot, regencyCode, open = false }: SnapshotSectionsProps) {
  const t = await getTranslations("household");
  const sections = snapshot.sections.filter((section) => !LEFT_OUT.includes(section.section));
  return (
    <div className="grid gap-2">
      {sections.map((section) => (
        <Panel
          key={`${section.section}|${section.uid ?? ""}`}
          summary={open ? section.title : titleOf(section)}
          aside={<Filled section={section} />}
          open={open}
        >
          <DescriptionList
            items={section.rows.map((row) => ({
              term: row.label,
              detail:
                row.text === "" ? (
                  <span className="text-muted">{t("notAnswered")}</span>
                ) : row.isPhoto === true && typeof row.value === "string" && regencyCode !== undefined ? (
                  <PhotoLink file={formatPublicId(regencyCode, row.value)} label={row.label} text={row.text} />
                ) : (
                  row.text
                ),
            }))}
          />
        </Panel>
      ))}
    </div>
  );
}

function titleOf(section: SnapshotSection): string {
  return section.person === null ? section.title : `${section.person}: ${section.title}`;
}

function Filled({ section }: { readonly section: SnapshotSection }) {
  const filled = section.rows.filter((row) => row.text !== "").length;
  return (
    <span className="tabular text-sm font-normal text-muted">
      {filled}/{section.rows.length}
    </span>
  );
}
