// Everything that reaches outside the page: the one command of the desk, native dialogs, printing,
// dropped files. Never knows a domain word; the only place that imports @tauri-apps.
import { invoke } from "@tauri-apps/api/core";

/** One round trip to the desk; rejects with whatever the shell rejects with. */
export function ask(command: string, request: unknown): Promise<unknown> {
  return invoke("call", { command, request });
}

/** What a file is picked for; the shell chooses the dialog's filter by it. */
export type FilePurpose = "table" | "font" | "backup" | "any";

/** Opens the native dialog; null when the user closed it. */
export function pickFile(purpose: FilePurpose): Promise<string | null> {
  return invoke<string | null>("pick_file", { purpose });
}

/** Opens the native dialog for a folder; null when the user closed it. */
export function pickFolder(): Promise<string | null> {
  return invoke<string | null>("pick_folder");
}

/** Closes the window, as its X does. */
export function leave(): Promise<void> {
  return invoke<void>("leave");
}

/** Asks where to save; `name` is the proposed file name. */
export function pickSave(name: string): Promise<string | null> {
  return invoke<string | null>("pick_save", { name });
}

/** Which sides of a sheet are printed; both are turned over one of its edges. */
export type PrintSides = "one" | "long_edge" | "short_edge";

/** How a paper is printed; no printer means the system's default one. */
export interface PrintJob {
  printer: string | null;
  copies: number;
  sides: PrintSides;
}

/** Prints the stored bytes of a paper. */
export function printPaper(paper: string, job: PrintJob): Promise<void> {
  return invoke<void>("print_paper", { paper, ...job });
}

/** Many papers, one after the other. */
export interface PrintOrder {
  papers: { id: string; sides: PrintSides }[];
  printer: string | null;
  copies: number;
}

/** How far they are. */
export interface PrintingState {
  total: number;
  printed: number;
  /** It stops before the next paper. */
  stopping: boolean;
  over: boolean;
  /** Why it ended early: the answer other than a reply. */
  trouble: unknown;
}

/** Begins to print the stored bytes of many papers; it goes on by itself. */
export function printPapers(order: PrintOrder): Promise<void> {
  return invoke<void>("print_papers", { order });
}

/** How far that is; null when nothing was printed so yet. */
export function printingState(): Promise<PrintingState | null> {
  return invoke<PrintingState | null>("printing_state");
}

/** Stops it before the next paper. */
export function stopPrinting(): Promise<void> {
  return invoke<void>("stop_printing");
}

/** How far a long command is. */
export interface WorkState {
  /** What is being done, in words. */
  stage: string;
  done: number;
  /** 0 = not known. */
  total: number;
  stopping: boolean;
}

/** How far the long command under way is; null when none is. */
export function workState(): Promise<WorkState | null> {
  return invoke<WorkState | null>("work_state");
}

/** Stops it; what it did so far is taken back. */
export function stopWork(): Promise<void> {
  return invoke<void>("stop_work");
}

/** Whether a printer prints both sides by itself; null where it does not say. */
export function printerSides(printer: string): Promise<boolean | null> {
  return invoke<boolean | null>("printer_sides", { printer });
}

/** Saves the stored bytes of a paper; null when the user closed the dialog. */
export function savePaper(paper: string): Promise<string | null> {
  return invoke<string | null>("save_paper", { paper });
}

/** Opens the stored bytes of a paper in the system's viewer. */
export function viewPaper(paper: string): Promise<void> {
  return invoke<void>("view_paper", { paper });
}

/** Saves the bytes of a kept file; null when the user closed the dialog. */
export function saveAttachment(attachment: string): Promise<string | null> {
  return invoke<string | null>("save_attachment", { attachment });
}

/** Opens the bytes of a kept file in the system's program for its kind. */
export function viewAttachment(attachment: string): Promise<void> {
  return invoke<void>("view_attachment", { attachment });
}

/** A Chinese face that the system has. */
export interface InstalledTypeface {
  family: string;
  file: string;
  index: number;
}

/** The Chinese faces that the system has. */
export function installedTypefaces(): Promise<InstalledTypeface[]> {
  return invoke<InstalledTypeface[]>("installed_typefaces");
}

/** A printer the system knows. */
export interface Printer {
  name: string;
  is_default: boolean;
}

/** The printers the system knows. */
export function listPrinters(): Promise<Printer[]> {
  return invoke<Printer[]>("list_printers");
}

let said = false;

/** Says once that the first data stands on the screen; only a measurement listens. */
export function sayShown(): void {
  if (said) return;
  said = true;
  requestAnimationFrame(() => void invoke("shown").catch(() => undefined));
}

/** Calls back when the office is to be locked (`due`, with the cause) and when it was; returns how to stop. */
export async function onLock(due: (cause: string) => void, locked: () => void): Promise<() => void> {
  const { listen } = await import("@tauri-apps/api/event");
  const off = [await listen<string>("lock-due", (event) => due(event.payload)), await listen("locked", locked)];
  return () => off.forEach((one) => one());
}

/** Calls back with the path of a file dropped on the window; returns how to stop. */
export async function onFileDrop(dropped: (path: string) => void): Promise<() => void> {
  const { getCurrentWebview } = await import("@tauri-apps/api/webview");
  return getCurrentWebview().onDragDropEvent((event) => {
    const path = event.payload.type === "drop" ? event.payload.paths[0] : undefined;
    if (path !== undefined) dropped(path);
  });
}
