// Tracing is off.
'use strict';

const none = new Uint8Array(1);

class CategorySet {
  enable() {}
  disable() {}
}

return {
  CategorySet,
  getEnabledCategories() {},
  setTraceCategoryStateUpdateHandler() {},
  getCategoryEnabledBuffer: () => none,
  isTraceCategoryEnabled: () => false,
  trace() {},
};
