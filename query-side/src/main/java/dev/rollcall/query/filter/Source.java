package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.reading.Sql;

/**
 * Where the resources of one type of an organization stand.
 *
 * @param id the column of the resource's id
 * @param rows FROM and WHERE of all of them
 */
public record Source(ResourceType type, Columns columns, String id, Sql rows) {}
