// Run as a program: reads a release from a directory, and records it.
import { readRelease, recordRelease } from "../../../components/release";

recordRelease(readRelease(process.argv[2] ?? "", process.argv[3]), { preview: false });
