import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import type { EventView } from "@/lib/domain/event/event-view";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

/** What happened, with its people, day and proof: read before anything else of the proposal. */
export async function EventPanel({
  events,
  regencyCode,
}: {
  readonly events: readonly EventView[];
  readonly regencyCode: string;
}) {
  const t = await getTranslations("event");
  return events.map((event) => (
    <Card key={event.id} title={event.title}>
      <DescriptionList items={event.rows.map(({ label, text }) => ({ term: label, detail: text }))} />
      {event.file === null ? null : (
        <a
          href={`/lampiran/${formatPublicId(regencyCode, event.file)}`}
          target="_blank"
          rel="noreferrer"
          className="link mt-2 inline-flex min-h-11 items-center gap-1.5 font-semibold"
        >
          <Icon name="eye" />
          {t("evidenceFile")}
        </a>
      )}
    </Card>
  ));
}
