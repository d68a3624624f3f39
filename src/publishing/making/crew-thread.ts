import { parentPort, workerData } from 'node:worker_threads'
import { type Job, type Task, work } from './crew-tasks.ts'
import { createSetting, type SettingRows } from './setting.ts'

/** One thread of the crew: does what it is handed, one job after the other. */
const setting = createSetting(workerData as SettingRows)

parentPort?.on('message', ({ task, job }: { readonly task: Task; readonly job: Job<Task> }) => {
  parentPort?.postMessage(work(setting, task, job))
})
