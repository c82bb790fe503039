import { Icon } from "@/components/ui/icon";

export interface PhotoLinkProps {
  /** Public id of the file. */
  readonly file: string;
  /** What the picture shows. */
  readonly label: string;
  readonly text: string;
}

/** A stored picture of the family: opened on its own by whoever may see the family, each opening logged. */
export function PhotoLink({ file, label, text }: PhotoLinkProps) {
  return (
    <a
      href={`/lampiran/${file}`}
      target="_blank"
      rel="noreferrer"
      className="link inline-flex min-h-11 items-center gap-1.5"
      aria-label={`${text}: ${label}`}
    >
      <Icon name="camera" className="size-5" />
      {text}
    </a>
  );
}
