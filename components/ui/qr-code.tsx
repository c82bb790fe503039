import { qrPath } from "@/lib/domain/qr/qr-path";

export interface QrCodeProps {
  /** What a camera reads. It is drawn where the page is: nobody else is asked for a picture of it. */
  readonly text: string;
  /** What the picture is, for who does not see it. */
  readonly label: string;
  /** How wide it stands. */
  readonly className: string;
}

export function QrCode({ text, label, className }: QrCodeProps) {
  const { path, size } = qrPath(text);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={`bg-white ${className}`}
      shapeRendering="crispEdges"
    >
      <path d={path} stroke="#000" />
    </svg>
  );
}
