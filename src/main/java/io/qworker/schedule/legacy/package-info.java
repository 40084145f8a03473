/**
 * What Agenda 0.7.9 made of expressions, for people whose files rely on it: the rules of human-interval 0.1.6, date.js 0.2.2
 * and cron 1.0.9, faults included. Each class follows its original step by step; start with
 * {@link io.qworker.schedule.legacy.LegacyCron}.
 */
package io.qworker.schedule.legacy;
